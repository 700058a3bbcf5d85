/** Two views of one page: the conversation with the growing sheet beside it, and the plan (`#plan`). */
import { Fragment, h } from 'preact';
import type { RefObject, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CitizenPlan } from '../../../review/views.ts';
import { directionOf } from '../shared/direction.ts';
import { word } from '../shared/texts.ts';
import { Tools } from '../shared/tools.tsx';
import { Words } from '../shared/words.ts';
import type { ChatState, MedspilChat } from '../widget/element.tsx';
import { fetchSheets } from '../widget/sheets.ts';
import { fetchPlan } from './plan-source.ts';

/** Which view is shown follows the address, so that the browser's own back button works. */
function useView(): 'chat' | 'plan' {
  const read = (): 'chat' | 'plan' => (location.hash === '#plan' ? 'plan' : 'chat');
  const [view, setView] = useState(read);
  useEffect(() => {
    const moved = (): void => {
      setView(read());
      scrollTo(0, 0);
    };
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  return view;
}

function useChat(chat: RefObject<MedspilChat | null>): ChatState | undefined {
  const [state, setState] = useState<ChatState>();
  useEffect(() => {
    const heard = (event: Event): void => setState((event as CustomEvent<ChatState>).detail);
    const element = chat.current;
    // It may have told something before there was anybody to hear.
    if (element?.told !== undefined) setState(element.told);
    element?.addEventListener('medspil-change', heard);
    return () => element?.removeEventListener('medspil-change', heard);
  }, [chat]);
  return state;
}

interface PlanState {
  readonly plan: CitizenPlan | undefined;
  readonly away: boolean;
  readonly readAgain: () => void;
}

/** The plan as it stands, read again after every message and, when it could not be had, after some seconds. */
function usePlan(state: ChatState | undefined, locked: boolean): PlanState {
  const [plan, setPlan] = useState<CitizenPlan>();
  const [away, setAway] = useState(false);
  const [round, setRound] = useState(0);
  const token = state?.token;
  useEffect(() => {
    if (token === undefined) return undefined;
    if (locked) {
      setPlan(undefined);
      return undefined;
    }
    let timer: ReturnType<typeof setTimeout>;
    let gone = false;
    const read = async (): Promise<void> => {
      const found = await fetchPlan(token);
      if (gone) return;
      setAway(found === undefined);
      if (found === undefined) timer = setTimeout(() => void read(), 5000);
      else setPlan(found);
    };
    timer = setTimeout(() => void read(), 150);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [token, locked, state?.heard, state?.language, round]);
  return { plan, away, readAgain: () => setRound((before) => before + 1) };
}

/** Milliseconds until a part that could not be fetched is asked for again. */
const again = 5000;

/** The plan's part of the page, fetched once it is wanted; undefined until it is there. */
function usePlanPart(wanted: boolean): typeof import('./plan-part.ts') | undefined {
  const [part, setPart] = useState<typeof import('./plan-part.ts')>();
  useEffect(() => {
    if (!wanted) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const fetching = async (): Promise<void> => {
      const [found] = await Promise.all([import('./plan-part.ts'), fetchSheets()]);
      setPart(found);
    };
    const bring = (): void => void fetching().catch(() => (timer = setTimeout(bring, again)));
    bring();
    return () => clearTimeout(timer);
  }, [wanted]);
  return part;
}

/** Milliseconds after the first words in which a slow line is left to the question. */
const settled = 2000;

/**
 * Own words are written in letters of a middle weight. They are fetched before there are any: letters that come too late are not used
 * (`font-display: optional`), and own words would look like another's.
 */
function useLettersOfOwnWords(heard: boolean): void {
  useEffect(() => {
    if (!heard) return undefined;
    const timer = setTimeout(() => void document.fonts.load('500 1em "IBM Plex Sans"').catch(() => undefined), settled);
    return () => clearTimeout(timer);
  }, [heard]);
}

interface PageProps {
  /** The first words, as they came with the page. They stand until the conversation does. */
  readonly first: Element | null;
}

/**
 * The whole citizen page, drawn once by `main.tsx`. The chat is hidden and not removed while the plan is shown, so that its
 * connection and what is being written live on. The page follows the chat's token, language and words.
 */
export function Page({ first }: PageProps): VNode {
  const chat = useRef<MedspilChat>(null);
  const view = useView();
  const state = useChat(chat);
  // Nobody is in, or somebody who has not signed in: the plan is not theirs to be given.
  const locked = state?.token === '' || (state?.me?.signIn === 'required' && !state.me.signedIn);
  const { plan, away, readAgain } = usePlan(state, locked);
  // The conversation comes first on a slow line; after it the plan is fetched, so that it is at hand when the line is gone.
  const part = usePlanPart(view === 'plan' || (state?.heard ?? 0) > 0);
  const texts = state?.texts ?? {};
  const language = state?.language ?? 'da';
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
    if (texts['page.brand'] !== undefined)
      document.title = `${word(texts, view === 'plan' ? 'plan-title' : 'chat-title')} - ${word(texts, 'brand')}`;
  }, [language, texts, view]);
  const before = useRef(view);
  useEffect(() => {
    if (view === 'chat' && before.current === 'plan') chat.current?.comeBack();
    before.current = view;
  }, [view]);
  useLettersOfOwnWords((state?.heard ?? 0) > 0);
  // What becomes of it is said in the conversation.
  const signOut = (): void => {
    chat.current?.signOut();
    location.hash = '';
  };
  const command = (name: string, label: string): void => {
    chat.current?.command(name, label);
    location.hash = '';
  };
  const tools = state !== undefined && (
    <>
      <Tools
        other={{ label: word(texts, 'chat-link'), href: '#' }}
        languages={state.me?.languages ?? [language]}
        language={language}
        speak={(code, label) => chat.current?.speak(code, label)}
      />
      {state.me?.signedIn === true && state.me.signIn === 'required' && (
        <button class="tool tool--door" type="button" onClick={signOut}>
          {word(texts, 'log-out')}
        </button>
      )}
    </>
  );
  return (
    <Words.Provider value={texts}>
      {h(
        'medspil-chat',
        { ref: chat, plan: '#plan', hidden: view === 'plan' },
        <Fragment>
          {texts['page.brand'] === undefined && first !== null && <div slot="before" ref={(place) => place?.append(first)} />}
          <aside slot="side" class="side" aria-label={word(texts, 'sheet-so-far')} tabIndex={0}>
            {locked && <p class="from">{word(texts, 'log-in-plan-why')}</p>}
            {!locked && part !== undefined && <part.SheetSoFar plan={plan} />}
          </aside>
        </Fragment>,
      )}
      {view === 'plan' && (state === undefined || part === undefined) && <main class="loading" />}
      {view === 'plan' && state !== undefined && part !== undefined && (
        <part.PlanView
          state={state}
          plan={locked ? undefined : plan}
          away={away && !locked}
          readAgain={readAgain}
          command={command}
          tools={tools || null}
          {...(locked && { logIn: () => chat.current?.signIn() })}
        />
      )}
    </Words.Provider>
  );
}
