/** The whole desk: who is here, which page, and what has changed meanwhile. */
import type { VNode } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { leave, readInbox, readTexts } from './api.ts';
import { isBegun, nothingWritten } from './forms.ts';
import type { Written } from './forms.ts';
import { Inbox } from './inbox.tsx';
import { useChanges, useReading } from './live.ts';
import { Picker } from './picker.tsx';
import { ReviewPage } from './review.tsx';
import { routeOf } from './route.ts';
import type { Route } from './route.ts';
import { Top } from './top.tsx';
import { chosenLanguage, keepLanguage, word, Words } from './words.ts';

/** Where we are. Links inside the desk change the page without loading it anew, so that nothing begun is lost. */
function useRoute(): Route {
  const [path, setPath] = useState(location.pathname);
  useEffect(() => {
    const moved = (): void => setPath(location.pathname);
    const clicked = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (link === null || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (link.origin !== location.origin || !link.pathname.startsWith('/staff') || link.hash !== '') return;
      event.preventDefault();
      history.pushState({ inside: true }, '', link.pathname);
      moved();
      scrollTo(0, 0);
    };
    addEventListener('popstate', moved);
    document.addEventListener('click', clicked);
    return () => {
      removeEventListener('popstate', moved);
      document.removeEventListener('click', clicked);
    };
  }, []);
  return routeOf(path);
}

/** The words of the desk in the language that was chosen on this device. */
function useTexts() {
  const [language, setLanguage] = useState(chosenLanguage);
  const texts = useReading(language, () => readTexts(language));
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    if (texts.value !== undefined || texts.answer === undefined) return undefined;
    const timer = setTimeout(texts.again, 3000);
    return () => clearTimeout(timer);
  }, [texts.answer, texts.value]);
  const choose = (next: string): void => {
    keepLanguage(next);
    setLanguage(next);
  };
  return { texts: texts.value, language, choose };
}

/** What has been begun on each citizen's page. It outlives a look at the inbox and a session that ran out. */
function useWritten() {
  const [written, setWritten] = useState<Readonly<Record<string, Written>>>({});
  const begun = Object.values(written).some(isBegun);
  useEffect(() => {
    if (!begun) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [begun]);
  const write = useCallback((citizen: string, change: (before: Written) => Written): void => {
    setWritten((before) => ({ ...before, [citizen]: change(before[citizen] ?? nothingWritten) }));
  }, []);
  return { written, write, forget: () => setWritten({}) };
}

/** Who is signed in, what waits on them, and the way out. What was begun stays with whoever began it. */
function useSession(forget: () => void) {
  const inbox = useReading('inbox', readInbox);
  const [owner, setOwner] = useState<string>();
  const signedOut = inbox.answer?.kind === 'signed-out';
  const { beat, away } = useChanges(inbox.value !== undefined && !signedOut);
  const me = signedOut ? undefined : inbox.value?.me.id;
  useEffect(() => {
    if (beat.n > 0) inbox.again();
  }, [beat]);
  useEffect(() => {
    if (me === undefined || me === owner) return;
    if (owner !== undefined) forget();
    setOwner(me);
  }, [me]);
  const goOut = async (): Promise<void> => {
    await leave();
    forget();
    history.pushState(null, '', '/staff');
    dispatchEvent(new PopStateEvent('popstate'));
    inbox.again();
  };
  return { inbox, signedOut, beat, away: away && !signedOut, goOut };
}

/**
 * Drawn once by `main.tsx`. Shows nothing until the words are there; then the way in, the inbox or one citizen's page. What is begun on
 * citizens' pages is held here, so that it outlives a change of page.
 */
export function App(): VNode | null {
  const route = useRoute();
  const { texts, language, choose } = useTexts();
  const { written, write, forget } = useWritten();
  const { inbox, signedOut, beat, away, goOut } = useSession(forget);
  if (texts === undefined) return null;
  const citizen = route.page === 'review' ? route.citizen : undefined;
  return (
    <Words.Provider value={{ texts, language }}>
      <a class="skip" href="#main">
        {word(texts, 'skip')}
      </a>
      <Top inbox={signedOut ? undefined : inbox.value} page={route.page} choose={choose} leave={() => void goOut()} />
      {away && (
        <p class="offline" role="status">
          {word(texts, 'away')}
        </p>
      )}
      {signedOut && <Picker stepped={inbox.again} />}
      {!signedOut && citizen === undefined && <Inbox reading={inbox} />}
      {!signedOut && citizen !== undefined && (
        <ReviewPage
          key={citizen}
          citizen={citizen}
          beat={beat}
          emergency={inbox.value?.emergency}
          written={written[citizen] ?? nothingWritten}
          write={(change) => write(citizen, change)}
          signedOut={inbox.again}
        />
      )}
    </Words.Provider>
  );
}
