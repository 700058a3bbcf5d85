/** The way in for a citizen: a link and the same code for paper, made when it is asked for and shown once. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { InvitationView, Review } from '../../../review/views.ts';
import { invite } from './api.ts';
import { dayAndTime } from './times.ts';
import { useLanguage, useWords } from './words.ts';

interface InvitingProps {
  readonly review: Review;
  readonly signedOut: () => void;
  /** Tells a screen reader what was done. */
  readonly said: (text: string) => void;
}

/** Folded away, but for a citizen who has not begun: then it is what comes next. */
export function Inviting({ review, signedOut, said }: InvitingProps): VNode {
  const w = useWords();
  const [invitation, setInvitation] = useState<InvitationView>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const make = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    const answer = await invite(review.citizen);
    setBusy(false);
    if (answer.kind === 'signed-out') return signedOut();
    if (answer.kind !== 'ok') return setProblem('message' in answer && answer.message !== undefined ? answer.message : w('failed'));
    setInvitation(answer.value);
    said(w('invite.made'));
  };
  const begun = review.conversation.length > 0;
  return (
    <details class="starting" open={!begun || invitation !== undefined || problem !== undefined}>
      <summary>{w('invite.title')}</summary>
      <p class="small soft">{w('invite.what')}</p>
      {problem !== undefined && (
        <p class="note hold" role="alert">
          {problem}
        </p>
      )}
      {invitation !== undefined && <Slip invitation={invitation} name={review.name} said={said} />}
      <p class="acts">
        <button type="button" class={begun || invitation !== undefined ? '' : 'main-act'} onClick={() => void make()}>
          {w(invitation === undefined ? 'invite.act' : 'invite.again')}
        </button>
      </p>
    </details>
  );
}

interface SlipProps {
  readonly invitation: InvitationView;
  readonly name: string;
  readonly said: (text: string) => void;
}

/** What is handed over. Printed, it stands alone on its page. */
function Slip({ invitation, name, said }: SlipProps): VNode {
  const w = useWords();
  const language = useLanguage();
  const link = useRef<HTMLInputElement>(null);
  const place = useRef<HTMLElement>(null);
  const { url, code, expires } = invitation;
  useEffect(() => place.current?.focus(), [url]);
  const copy = async (): Promise<void> => {
    link.current?.select();
    try {
      await navigator.clipboard.writeText(url);
      said(w('invite.copied'));
    } catch {
      // The link is marked, so that it can be copied by hand.
      said(w('invite.marked'));
    }
  };
  return (
    <section class="slip" aria-label={w('invite.slip', { name })} ref={place} tabIndex={-1}>
      <div class="screen">
        <label for="invite-link">{w('invite.link')}</label>
        <input id="invite-link" ref={link} type="text" readOnly value={url} onFocus={(event) => event.currentTarget.select()} />
        <p class="acts">
          <button type="button" onClick={() => void copy()}>
            {w('invite.copy')}
          </button>
        </p>
      </div>
      <div class="paper">
        <h3>{w('invite.paper')}</h3>
        <p>{w('invite.paper-how', { address: `${new URL(url).origin}/signin` })}</p>
        <p class="code num" dir="ltr">
          {code}
        </p>
        <p>{w('invite.good', { at: dayAndTime(expires, language) })}</p>
      </div>
      <div class="screen">
        <p class="acts">
          <button type="button" onClick={() => print()}>
            {w('invite.print')}
          </button>
        </p>
        <ul class="plainlist small">
          <li>{w('invite.hand-over')}</li>
          <li>{w('invite.once')}</li>
          <li>{w('invite.shown-once')}</li>
        </ul>
      </div>
    </section>
  );
}
