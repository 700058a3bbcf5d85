/** The whole of the widget: bars, log, the one open question, commands. */
import type { RefObject, VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Commands, Skip, Top } from '../shared/bars.tsx';
import type { BarCommand } from '../shared/bars.tsx';
import { directionOf } from '../shared/direction.ts';
import { useKeys } from '../shared/keys.ts';
import type { Choice } from '../shared/passages.ts';
import { useReading } from '../shared/reading.ts';
import { sizeWidget, watchTextSize } from '../shared/text-size.ts';
import { word } from '../shared/texts.ts';
import { Tools } from '../shared/tools.tsx';
import type { Other } from '../shared/tools.tsx';
import { Words } from '../shared/words.ts';
import { Announcer } from './announcing.tsx';
import { Area } from './area.tsx';
import { Away } from './away.tsx';
import { DoorTool, Framed } from './doorway.tsx';
import { Log } from './log.tsx';
import { Remember } from './remember.tsx';
import type { Room, View } from './room.ts';
import { useFollowing } from './following.ts';

function useView(room: Room): View {
  const [view, setView] = useState(room.view);
  useLayoutEffect(() => {
    const stop = room.watch(() => setView(room.view));
    // What came before there was anybody to hear it.
    setView(room.view);
    return stop;
  }, [room]);
  return view;
}

/** What "Læs højt" reads: what the bot has said last, the open question, and its answers with their numbers. */
const spoken: Choice = {
  read: '.bot p, .typing, .note p, .q, .why, .free, .from, .tap span[dir], .tile span[dir], small, .anchor, .field, .lines dt, .lines dd, .pass .btn--plain',
  skip: '.fix, .box',
  numbered: '.tap span[dir], .tile span[dir]',
};

/** The messages after the own last one, and what stands under them. */
function newest(column: HTMLElement | null): readonly HTMLElement[] {
  if (column === null) return [];
  const log = [...column.querySelectorAll<HTMLElement>('.talk > li')];
  return [...log.slice(log.findLastIndex((one) => one.matches('.mine')) + 1), ...column.querySelectorAll<HTMLElement>('.ask')];
}

function commandsOf(room: Room, view: View, read: () => void): readonly BarCommand[] {
  const say = (command: string) => (): void => room.say(word(view.texts, `command.${command}`), { command });
  return [
    { name: 'back', icon: 'back', act: say('back') },
    { name: 'change', icon: 'edit', act: say('change') },
    { name: 'pause', icon: 'pause', act: say('pause') },
    { name: 'read', icon: 'sound', act: read },
    { name: 'repeat', icon: 'repeat', act: say('repeat') },
    { name: 'person', icon: 'human', act: say('person') },
  ];
}

/** The size of text that was chosen on this device, also when it is chosen in another part of the page. */
function useTextSize(root: RefObject<HTMLElement | null>, ready: boolean): void {
  useLayoutEffect(() => {
    const size = (): void => {
      if (root.current !== null) sizeWidget(root.current);
    };
    size();
    return watchTextSize(size);
  }, [root, ready]);
}

/** The words, and whom to call: drawn without, the bar would push everything down when they come. Where nothing can be had, that is said. */
function isReady({ texts, me, connection, ended, door }: View): boolean {
  return texts['page.brand'] !== undefined && (me !== undefined || connection.phase === 'away' || ended || door.notice !== undefined);
}

interface ChatProps {
  readonly room: Room;
  /** Where my plan is on the page around; without it the plan is told in the conversation. */
  readonly plan?: string | undefined;
  /** Whether its style sheets are there. */
  readonly dressed: boolean;
}

/** Drawn once in the shadow root; it follows the room by itself. Until the words are there, and who can be called, what the page has put `before` it stands in its place. */
export function Chat({ room, plan, dressed }: ChatProps): VNode {
  const view = useView(room);
  const column = useRef<HTMLElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const w = (key: string): string => word(view.texts, key);
  const ready = dressed && isReady(view);
  const { talk, language, me } = view;
  const missed = useFollowing(column, view);
  useTextSize(root, ready);
  const reading = useReading(() => newest(column.current), spoken, `${language}:${talk.waiting}:${talk.said.length}`);
  useKeys(root, reading.stop);
  if (!ready) {
    return (
      <div class="root" ref={root}>
        <slot name="before" />
      </div>
    );
  }
  if (view.door.notice === 'framed') return <Framed view={view} />;
  const other: Other =
    plan === undefined
      ? { label: w('plan-link'), act: () => room.say(w('plan-link'), { command: 'plan' }) }
      : { label: w('plan-link'), href: plan };
  return (
    <Words.Provider value={view.texts}>
      <div class="root" ref={root} lang={language} dir={directionOf(language)}>
        <Skip to={() => column.current?.querySelector<HTMLElement>('.q, .place')?.focus()} label={w('skip')} />
        <Top me={me}>
          <Tools
            other={other}
            languages={me?.languages ?? [language]}
            language={language}
            speak={(code, label) => room.speak(code, label)}
          />
          <DoorTool view={view} room={room} />
          <slot name="tools" />
        </Top>
        <div class="page">
          <main ref={column}>
            <h1 class="sr">{w('chat-title')}</h1>
            <Log view={view} />
            <Area view={view} room={room} />
            <Remember view={view} room={room} />
            <Announcer view={view} missed={missed} />
          </main>
          <slot name="side" />
        </div>
        <Away view={view} room={room} />
        {/* Where nobody is in any more, there is nothing to command. */}
        {!view.ended && <Commands label={w('commands')} commands={commandsOf(room, view, reading.toggle)} reading={reading} />}
      </div>
    </Words.Provider>
  );
}
