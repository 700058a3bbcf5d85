/**
 * What a screen reader is told, and when. One polite region tells, in this order: that the own answer has come ("Sendt."), or that it
 * waits for the connection; then what the bot says. The question itself is not told here: the focus goes to it when the words before it
 * have had time to be said (`following.ts`), since most screen readers stop speaking when the focus moves. So nothing is lost, and
 * nothing is said twice: the conversation above is no live region, and a message that is drawn anew when the server has it says nothing.
 *
 * What was said before the page was opened is not told. A lost connection and a message that was not taken have notes of their own.
 */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Card } from '../../../messages/card.ts';
import { useWords } from '../shared/words.ts';
import { newsOf, settled } from './news.ts';
import type { News } from './news.ts';
import type { View } from './room.ts';

/** Whoever waits longer than this is told that the bot writes, in milliseconds. */
const long = 2500;

function useNews(view: View): readonly News[] {
  const [news, setNews] = useState<readonly News[]>([]);
  const told = useRef<number | undefined>(undefined);
  const last = view.talk.said.at(-1)?.position ?? 0;
  useEffect(() => {
    if (last === 0 || told.current !== undefined) return undefined;
    const timer = setTimeout(() => (told.current = last), settled);
    return () => clearTimeout(timer);
  }, [last]);
  useEffect(() => {
    if (told.current === undefined || last <= told.current) return;
    setNews(newsOf(view.talk, told.current));
    told.current = last;
  }, [last]);
  return news;
}

/** Of the messages that wait here, the one that was given last. */
function useUnsent({ queue, connection }: View): readonly News[] {
  const last = queue.waiting.findLast((one) => one.outgoing.kind === 'message');
  return last === undefined || connection.phase !== 'away' ? [] : [{ key: last.id, page: 'unsent' }];
}

function useTyping({ talk, connection }: View): readonly News[] {
  const [typing, setTyping] = useState(false);
  const waits = talk.waiting && talk.said.length > 0 && connection.phase !== 'away';
  useEffect(() => {
    setTyping(false);
    if (!waits) return undefined;
    const timer = setTimeout(() => setTyping(true), long);
    return () => clearTimeout(timer);
  }, [waits]);
  return typing ? [{ key: 'typing', page: 'typing' }] : [];
}

/** The region. It is seen by no one. `missed` is a question that the focus did not go to, since somebody had taken it elsewhere. */
export function Announcer({ view, missed }: { readonly view: View; readonly missed: Card | undefined }): VNode {
  const w = useWords();
  const question = missed === undefined ? [] : [{ key: missed.token, text: missed.question }];
  const news: readonly News[] = [...useNews(view), ...question, ...useUnsent(view), ...useTyping(view)];
  return (
    <div class="sr" aria-live="polite">
      {news.map((one) => (
        <p key={one.key} {...('language' in one && one.language !== undefined && { lang: one.language })}>
          {'page' in one ? w(one.page) : one.text}
        </p>
      ))}
    </div>
  );
}
