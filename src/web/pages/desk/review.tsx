/** One citizen's page: read, read again when it changes, and sent commands. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Send, Write } from './acts.ts';
import { readReview, sendCommand } from './api.ts';
import { afterReading } from './forms.ts';
import type { Written } from './forms.ts';
import { useReading } from './live.ts';
import type { Beat } from './live.ts';
import { Away, Closed } from './plain.tsx';
import type { Problem } from './problem.tsx';
import { Sheet } from './sheet.tsx';
import { useWords } from './words.ts';

interface ReviewPageProps {
  readonly citizen: string;
  readonly beat: Beat;
  readonly emergency: string | undefined;
  readonly written: Written;
  readonly write: Write;
  /** The session has run out. */
  readonly signedOut: () => void;
}

/**
 * Give it the citizen's id as `key`, so that each citizen's page is a new one. It reads anew when `beat` names the citizen or everybody,
 * and after a refusal, since the page may be behind. `emergency` is the municipality's number for acute danger.
 */
export function ReviewPage({ citizen, beat, emergency, written, write, signedOut }: ReviewPageProps): VNode | null {
  const w = useWords();
  const reading = useReading(citizen, () => readReview(citizen));
  const [problem, setProblem] = useState<Problem>();
  const { answer, value: review } = reading;
  useEffect(() => {
    if (beat.n > 0 && (beat.citizens === 'all' || beat.citizens.has(citizen))) reading.again();
  }, [beat]);
  useEffect(() => {
    if (answer?.kind === 'signed-out') signedOut();
  }, [answer]);
  useEffect(() => {
    if (review !== undefined) write((before) => afterReading(before, review));
  }, [review]);
  useEffect(() => {
    document.title = w('review.page', { name: review?.name ?? '' });
  });
  const send: Send = async (command, place) => {
    setProblem(undefined);
    const result = await sendCommand(citizen, command);
    if (result.kind === 'ok') {
      reading.put(result);
      return result.value;
    }
    if (result.kind === 'signed-out') signedOut();
    else
      setProblem({ place, ...(result.kind === 'refused' ? { refusals: result.refusals } : { message: messageOf(result, w('failed')) }) });
    if (result.kind === 'refused') reading.again();
    return undefined;
  };
  if (answer?.kind === 'closed') return <Closed />;
  if (review === undefined) return answer === undefined ? null : <Unread again={reading.again} />;
  return (
    <Sheet review={review} emergency={emergency} written={written} write={write} send={send} problem={problem} signedOut={signedOut} />
  );
}

function messageOf(result: { readonly kind: string; readonly message?: string }, otherwise: string): string {
  return result.message ?? otherwise;
}

function Unread({ again }: { readonly again: () => void }): VNode {
  const w = useWords();
  return (
    <main id="main" tabIndex={-1}>
      <h1 tabIndex={-1}>{w('review.title')}</h1>
      <Away again={again} />
    </main>
  );
}
