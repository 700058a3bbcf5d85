/** Things of a person that are sent in everywhere, and the looking for them, also as they stand in addresses, JSON and tokens. */

export const words = 'zebrakanin';
export const name = 'Signe Kanariefugl';
export const phone = '51627384';
export const cpr = '070761-4285';
export const token = 'kanarietoken-0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** All of it as somebody might write it. */
export const said = `${words}: ${name}, ring ${phone}, ${cpr} (${token})`;

/** What each mark looks like, with no heed to large and small letters. */
export const marks: Readonly<Record<string, RegExp>> = {
  words: /zebrakanin/i,
  name: /kanariefugl/i,
  phone: /5\D{0,3}1\D{0,3}6\D{0,3}2\D{0,3}7\D{0,3}3\D{0,3}8\D{0,3}4/,
  cpr: /070761\D{0,3}4285/,
  token: /kanarietoken/i,
};

/** The kinds of marks that stand in a text: as they are, percent-encoded, or in base64 of any kind. */
export function marksIn(text: string): readonly string[] {
  const coded = text.match(/[\w+/-]{16,}/g) ?? [];
  const readings = [
    text,
    decoded(text),
    ...coded.flatMap((one) => [0, 1, 2, 3].map((from) => Buffer.from(one.slice(from), 'base64').toString('latin1'))),
  ];
  return Object.entries(marks).flatMap(([kind, mark]) => (readings.some((reading) => mark.test(reading)) ? [kind] : []));
}

function decoded(text: string): string {
  return text
    .replaceAll(/(?:%[0-9a-f]{2})+/gi, (found) => Buffer.from(found.replaceAll('%', ''), 'hex').toString('utf8'))
    .replaceAll('+', ' ');
}
