/** The plan on paper: the sheet that is printed, made by the house and fetched with the plan, and the PDF to keep. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CitizenPlan } from '../../../review/views.ts';
import { useWords } from '../shared/words.ts';
import { fetchPaper, fetchPdf } from './plan-source.ts';

interface PaperProps {
  readonly plan: CitizenPlan;
  readonly token: string;
}

/**
 * What a printer gets, by the button or by the browser's own command: the same sheet as on paper from the caseworker. It is seen by nobody
 * on the screen. Until it has come, and where it cannot be had, the page itself is printed.
 */
export function Paper({ plan, token }: PaperProps): VNode | null {
  const place = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);
  const { revision } = plan;
  useEffect(() => {
    if (revision === undefined) return undefined;
    let gone = false;
    const take = async (): Promise<void> => {
      const page = await fetchPaper(token, revision);
      if (gone) return;
      if (page !== undefined && place.current !== null) draw(place.current, page);
      setReady(page !== undefined);
    };
    void take();
    return () => {
      gone = true;
    };
  }, [plan, token]);
  return <div class={ready ? 'onpaper onpaper--ready' : 'onpaper'} ref={place} />;
}

/**
 * In a tree of its own, so that the styles of page and paper leave each other alone. A style that is given as an object needs no policy; it
 * is taken out before the page is read, for reading it would ask the policy of this page.
 */
function draw(place: HTMLElement, page: string): void {
  const [head = '', css = '', body = ''] = page.split(/<\/?style>/);
  const read = new DOMParser().parseFromString(head + body, 'text/html');
  const style = new CSSStyleSheet();
  style.replaceSync(css);
  const tree = place.shadowRoot ?? place.attachShadow({ mode: 'open' });
  tree.adoptedStyleSheets = [style];
  tree.replaceChildren(...[...read.querySelectorAll('article')].map((article) => document.importNode(article, true)));
}

/** "Gem som PDF". The file is fetched when it is asked for. */
export function SavePdf({ plan, token }: PaperProps): VNode | null {
  const w = useWords();
  const [failed, setFailed] = useState(false);
  const { revision, lines } = plan;
  if (revision === undefined || lines.length === 0) return null;
  const save = async (): Promise<void> => {
    const found = await fetchPdf(token, revision);
    setFailed(found === undefined);
    if (found !== undefined) keep(found.name, found.file);
  };
  return (
    <p class="save">
      <button class="btn" type="button" onClick={() => void save()}>
        {w('save-pdf')}
      </button>
      {failed && (
        <span class="problem" role="alert">
          {w('save-failed')}
        </span>
      )}
    </p>
  );
}

/** Milliseconds until the browser has surely taken the file. */
const taken = 60_000;

function keep(name: string, file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), taken);
}
