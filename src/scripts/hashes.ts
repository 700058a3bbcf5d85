/** Hashes of a script beside that of its structure: what has changed in a version, and whether anything has. */
import type { Script } from '../engine/script.ts';
import type { LocaleFile } from '../messages/locale-file.ts';
import { houseFiles } from '../messages/texts.ts';
import { hashOf } from './structure.ts';

/** Hash of all wording of a script: its own files and those of the house, in every language. Comments and layout are not in it. */
export function textHash(scriptId: string, files: readonly LocaleFile[]): string {
  const names: readonly string[] = [...houseFiles, scriptId];
  const own = files.filter(({ name }) => names.includes(name));
  return hashOf(Object.fromEntries(own.map(({ language, name, source }) => [`${language}/${name}`, source.data])));
}

/** Hash of what a script says of itself beside structure and wording: purpose, owner, minutes, expiry, moves. */
export function frameHash({ purpose, owner, sections, migrate, expires }: Script): string {
  const told = sections.map(({ id, minutes, intro, short }) => [id, minutes, intro ?? false, ...(short === undefined ? [] : [short])]);
  return hashOf({ purpose, owner, told, migrate, expires: expires ?? null });
}
