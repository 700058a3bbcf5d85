/** The top of every page: the demo banner, the way to the inbox, who is here. */
import type { VNode } from 'preact';
import type { StaffInbox } from '../../../review/views.ts';
import type { Route } from './route.ts';
import { languages, useLanguage, useWords } from './words.ts';

interface TopProps {
  readonly inbox: StaffInbox | undefined;
  readonly page: Route['page'];
  readonly choose: (language: string) => void;
  readonly leave: () => void;
}

/**
 * Without `inbox`, nobody is signed in or it was not read yet: then only the mark and the languages show. `choose` gets the code of a
 * language, `en`.
 */
export function Top({ inbox, page, choose, leave }: TopProps): VNode {
  const w = useWords();
  const language = useLanguage();
  const others = languages.filter((one) => one !== language);
  return (
    <header>
      {inbox?.demo === true && <p class="demo">{w('demo')}</p>}
      <div class="top">
        <a class="mark" href="/staff">
          {w('brand')}
        </a>
        {inbox !== undefined && (
          <nav class="tabs" aria-label={w('menu')}>
            <ul>
              <li>
                <a href="/staff" aria-current={page === 'inbox' ? 'page' : undefined}>
                  {w('inbox.title')} {inbox.tasks.length > 0 && <span class="num">{inbox.tasks.length}</span>}
                </a>
              </li>
            </ul>
          </nav>
        )}
        <p class="who">
          {inbox !== undefined && <span>{inbox.me.name}</span>}
          {others.map((one) => (
            <button key={one} type="button" class="plain" lang={one} onClick={() => choose(one)}>
              {w(`language.${one}`)}
            </button>
          ))}
          {inbox !== undefined && (
            <button type="button" class="plain" onClick={leave}>
              {w('leave')}
            </button>
          )}
        </p>
      </div>
    </header>
  );
}
