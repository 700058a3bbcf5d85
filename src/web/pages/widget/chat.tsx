/** The whole of the widget: bars, log, the one open question, commands. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Commands, Top } from '../shared/bars.tsx';
import type { BarCommand } from '../shared/bars.tsx';
import { directionOf } from '../shared/direction.ts';
import { canSpeak, hush, speak } from '../shared/speech.ts';
import { word } from '../shared/texts.ts';
import { Words } from '../shared/words.ts';
import { Area } from './area.tsx';
import { Log } from './log.tsx';
import type { Room, View } from './room.ts';
import { useFollowing } from './following.ts';

function useView(room: Room): View {
  const [view, setView] = useState(room.view);
  useEffect(() => room.watch(() => setView(room.view)), [room]);
  return view;
}

/** What "Læs højt" reads: the open question with its reason and answers, or else the last that was said. */
export function readable(view: View): readonly string[] {
  const card = view.talk.open?.card;
  if (card === undefined) return view.talk.said.slice(-1).map((one) => one.text);
  const lines = card.lines.flatMap((line) => [line.heading, line.text]);
  const anchors = card.anchors === undefined ? [] : [`0: ${card.anchors.low}`, `5: ${card.anchors.middle}`, `10: ${card.anchors.high}`];
  return [card.question, card.why ?? '', card.free, ...anchors, ...lines, ...card.options.map((one) => one.label)];
}

function useCommands(room: Room, view: View): readonly BarCommand[] {
  const [speaking, setSpeaking] = useState(false);
  const w = (key: string): string => word(view.texts, key);
  const say = (command: string) => (): void => room.say(w(`command.${command}`), { command });
  const read = (): void => {
    if (speaking) return hush();
    setSpeaking(true);
    speak(readable(view), view.language, () => setSpeaking(false));
  };
  return [
    { name: 'back', icon: 'back', act: say('back') },
    { name: 'change', icon: 'edit', act: say('change') },
    { name: 'pause', icon: 'pause', act: say('pause') },
    { name: 'read', icon: 'sound', act: read, absent: !canSpeak(), ...(speaking ? { label: w('command.read-stop') } : {}) },
    { name: 'person', icon: 'human', act: say('person') },
  ];
}

/** Drawn once in the shadow root; it follows the room by itself. Nothing shows until the words are there. */
export function Chat({ room }: { readonly room: Room }): VNode {
  const view = useView(room);
  const column = useRef<HTMLElement>(null);
  useFollowing(column, view);
  const commands = useCommands(room, view);
  const w = (key: string): string => word(view.texts, key);
  if (view.texts['page.brand'] === undefined) return <div class="root" />;
  return (
    <Words.Provider value={view.texts}>
      <div class="root" lang={view.language} dir={directionOf(view.language)}>
        <button class="skip" type="button" onClick={() => column.current?.querySelector<HTMLElement>('.q, .ask')?.focus()}>
          {w('skip')}
        </button>
        <Top me={view.me}>
          <slot name="tools" />
        </Top>
        <div class="page">
          <main ref={column}>
            <h1 class="sr">{w('chat-title')}</h1>
            <Log view={view} />
            <Area view={view} room={room} />
          </main>
          <slot name="side" />
        </div>
        <Commands label={w('commands')} commands={commands} />
      </div>
    </Words.Provider>
  );
}
