/** The foot: what stops confirming, apart from what only needs a reason; the button that is always there; and after it, the hand-over. */
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Review } from '../../../review/views.ts';
import type { Send, Show, Write } from './acts.ts';
import type { Written } from './forms.ts';
import { Places, ProblemNote, Stops } from './problem.tsx';
import type { Problem } from './problem.tsx';
import { begunOn, stops, unagreed } from './stops.ts';
import { dayAndTime } from './times.ts';
import { useLanguage, useWords } from './words.ts';

interface FootProps {
  readonly review: Review;
  readonly written: Written;
  readonly write: Write;
  readonly send: Send;
  readonly problem: Problem | undefined;
  readonly show: Show;
}

/** Tells the page how high the foot is, so that what takes the focus is not hidden behind it. */
function useHeight() {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (place.current === null) return undefined;
    const foot = place.current;
    const watch = new ResizeObserver(() => document.documentElement.style.setProperty('--foot', `${foot.offsetHeight}px`));
    watch.observe(foot);
    return () => {
      watch.disconnect();
      document.documentElement.style.removeProperty('--foot');
    };
  }, []);
  return place;
}

export function Foot({ review, written, write, send, problem, show }: FootProps): VNode {
  const w = useWords();
  const place = useHeight();
  const shown = problem?.place === 'confirm' ? problem : undefined;
  const done = review.planStatus === 'confirmed';
  const found = stops(review.refusals, review);
  const missing = review.needsReason && written.reason.trim() === '';
  const writing = begunOn(written, review.lines);
  const stopped = found.length > 0 || missing || writing.length > 0;
  const confirm = async (): Promise<void> => {
    if (stopped)
      return missing && found.length === 0 && writing.length === 0
        ? document.getElementById('reason')?.focus()
        : place.current?.querySelector('a')?.focus();
    const reason = review.needsReason ? { reason: written.reason } : {};
    const after = await send({ kind: 'confirm', draft: review.draftHash ?? '', ...reason }, 'confirm');
    if (after === undefined) return;
    write((before) => ({ ...before, reason: '' }));
    place.current?.focus();
  };
  return (
    <section class="foot" aria-label={w('foot.name')} ref={place} tabIndex={-1}>
      {shown !== undefined && <ProblemNote problem={shown} review={review} show={show} />}
      {review.confirmed !== undefined && <Confirmed confirmed={review.confirmed} send={send} newer={!done} />}
      {!done && (
        <>
          <div id="stops">
            <h2>{w(stopped ? 'foot.before' : 'foot.clear')}</h2>
            <Stops stops={found} show={show} />
            {writing.length > 0 && (
              <p>
                {w('foot.writing')} <Places places={writing} show={show} />
              </p>
            )}
            {missing && found.length === 0 && writing.length === 0 && <p>{w('foot.reason-first')}</p>}
          </div>
          <Aside review={review} written={written} write={write} show={show} />
          <button
            type="button"
            class="main-act"
            aria-disabled={stopped ? 'true' : undefined}
            aria-describedby="stops"
            onClick={() => void confirm()}
          >
            {w('foot.confirm')}
          </button>
        </>
      )}
    </section>
  );
}

/** What stops nothing: changes that only need a reason, and what is told beside. */
function Aside({ review, written, write, show }: Pick<FootProps, 'review' | 'written' | 'write' | 'show'>): VNode {
  const w = useWords();
  const { disagreed, unanswered } = unagreed(review.lines);
  return (
    <div>
      {review.needsReason && (
        <>
          <h2>{w('foot.needs-reason')}</h2>
          <p>
            {disagreed.length > 0 && `${w('agreement.disagreed')}: `}
            <Places places={disagreed} show={show} />
            {disagreed.length > 0 && unanswered.length > 0 && '. '}
            {unanswered.length > 0 && `${w('agreement.unanswered')}: `}
            <Places places={unanswered} show={show} />
          </p>
          <label for="reason">{w('foot.reason')}</label>
          <textarea
            id="reason"
            rows={2}
            maxLength={2000}
            value={written.reason}
            onInput={(event) => {
              const reason = event.currentTarget.value;
              write((before) => ({ ...before, reason }));
            }}
          />
        </>
      )}
      {review.warnings.map((warning) => (
        <p key={warning}>{w(`warning.${warning}`)}</p>
      ))}
    </div>
  );
}

interface ConfirmedProps {
  readonly confirmed: NonNullable<Review['confirmed']>;
  /** A newer draft is worked on beside it. */
  readonly newer: boolean;
  readonly send: Send;
}
function Confirmed({ confirmed, newer, send }: ConfirmedProps): VNode {
  const w = useWords();
  const language = useLanguage();
  const { at, staff, handedOver } = confirmed;
  return (
    <div class="confirmed">
      <p>
        <span class="tag ok">{w(newer ? 'confirmed.standing' : 'confirmed.done')}</span>{' '}
        {w('confirmed.by', { at: dayAndTime(at, language), name: staff })}{' '}
        {handedOver !== undefined && w('confirmed.handed', { at: dayAndTime(handedOver, language) })}
      </p>
      {handedOver === undefined && (
        <button type="button" class={newer ? '' : 'main-act'} onClick={() => void send({ kind: 'hand-over' }, 'confirm')}>
          {w('confirmed.hand-over')}
        </button>
      )}
    </div>
  );
}
