/** A new citizen of the caseworker's: a name as the caseworker knows the person, and the language that the person reads. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { makeCitizen } from './api.ts';
import { reviewPath } from './route.ts';
import { useWords } from './words.ts';

interface NewCitizenProps {
  /** Languages that there are texts in. */
  readonly languages: readonly string[];
  /** The session has run out. */
  readonly signedOut: () => void;
}

/** Folded away in the inbox. Made, the citizen's own page opens, where the invitation is. */
export function NewCitizen({ languages, signedOut }: NewCitizenProps): VNode {
  const w = useWords();
  const [name, setName] = useState('');
  const [language, setLanguage] = useState(languages[0] ?? 'da');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const make = async (): Promise<void> => {
    if (busy) return;
    if (name.trim() === '') return setProblem(w('new-citizen.nameless'));
    setBusy(true);
    setProblem(undefined);
    const answer = await makeCitizen(name.trim(), language);
    setBusy(false);
    if (answer.kind === 'signed-out') return signedOut();
    if (answer.kind !== 'ok') return setProblem(w('new-citizen.failed'));
    history.pushState({ inside: true }, '', reviewPath(answer.value.citizen));
    dispatchEvent(new PopStateEvent('popstate'));
  };
  return (
    <details class="new-citizen">
      <summary>{w('new-citizen.title')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        {problem !== undefined && (
          <p class="note hold" role="alert" id="new-citizen-problem">
            {problem}
          </p>
        )}
        <label for="new-citizen-name">{w('new-citizen.name')}</label>
        <p class="hint" id="new-citizen-hint">
          {w('new-citizen.hint')}
        </p>
        <input
          id="new-citizen-name"
          type="text"
          maxLength={100}
          autoComplete="off"
          value={name}
          aria-describedby={problem === undefined ? 'new-citizen-hint' : 'new-citizen-problem new-citizen-hint'}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <label for="new-citizen-language">{w('new-citizen.language')}</label>
        <select id="new-citizen-language" value={language} onChange={(event) => setLanguage(event.currentTarget.value)}>
          {languages.map((one) => (
            <option key={one} value={one} lang={one}>
              {new Intl.DisplayNames([one], { type: 'language' }).of(one) ?? one}
            </option>
          ))}
        </select>
        <p class="acts">
          <button type="submit">{w('new-citizen.act')}</button>
        </p>
      </form>
    </details>
  );
}
