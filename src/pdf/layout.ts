/** The sections of the sheet as boxes, in the order of the sheet. */
import { goalSize, sideBySide, type Offer, type Pair, type Person, type Section, type Sheet } from '../paper/sheet.ts';
import { blockBoxes, entryBoxes } from './blocks.ts';
import { framed, row, space, stack, type Box, type Cell } from './boxes.ts';
import { colors } from './draw.ts';
import { columns, type Writer } from './write.ts';

/** Boxes from the title to the foot; a box is kept on one page where it fits on one. */
export function layOut(
  writer: Writer,
  sheet: Sheet,
  width: number,
): { readonly head: Box; readonly body: readonly Box[]; readonly foot: Box } {
  const body = sideBySide(sheet.sections).map((sections) => sectionRow(writer, sections, width));
  const people = sheet.people.list.length === 0 ? [] : [peopleBox(writer, sheet.people, width)];
  return { head: headBox(writer, sheet, width), body: [...body, ...people], foot: footBox(writer, sheet, width) };
}

function headBox(writer: Writer, { title, status, counts, reason }: Sheet, width: number): Box {
  const half = width / 2;
  const pad = { start: 7, end: 7, top: 3, bottom: 3 };
  const words = writer.text(status, half - 14, 'P', counts ? {} : { weight: 600 });
  const said = framed(words, counts ? 'none' : 'outline', counts ? { start: 0, end: 0, top: 2, bottom: 0 } : pad);
  const head = row([
    { x: 0, width: half, box: writer.text(title, half, 'H1', { times: 1.35, weight: 600 }) },
    { x: half, width: half, box: said, atEnd: true },
  ]);
  if (reason === undefined) return head;
  const pieces = [writer.piece(`${reason.label} `, { weight: 600 }), { ...writer.piece(reason.text), apart: 'auto' } as const];
  return stack([head, space(6), writer.paragraph(pieces, width, { tag: { role: 'P' } })]);
}

function sectionRow(writer: Writer, sections: readonly Section[], width: number): Box {
  const [one, other] = sections;
  if (one === undefined) return space(0);
  if (other === undefined) return sectionBox(writer, one, width);
  return columns(
    (half) => sectionBox(writer, one, half),
    (half) => sectionBox(writer, other, half),
    { width, gap: writer.size * 1.8 },
  );
}

function sectionBox(writer: Writer, section: Section, width: number): Box {
  switch (section.kind) {
    case 'job-goal': {
      const longest = Math.max(
        0,
        ...section.entries.flatMap(({ blocks }) => blocks.map((block) => ('text' in block ? block.text.length : 0))),
      );
      const own = {
        times: { large: 2, medium: 1.55, small: 1.2 }[goalSize(longest)],
        weight: 500,
        leading: 1.16,
        bar: 'thick-bar',
      } as const;
      return stack([headingBox(writer, section.heading, width), entryBoxes(writer, section.entries, width, { level: 'H3', own })], sect());
    }
    case 'lines':
      return stack([headingBox(writer, section.heading, width), entryBoxes(writer, section.entries, width, { level: 'H3' })], sect());
    case 'step':
      return stepBox(writer, section, width);
    case 'barriers':
      return stack([headingBox(writer, section.heading, width), ...section.pairs.flatMap((pair) => pairBox(writer, pair, width))], sect());
    case 'offers':
      return offersBox(writer, section, width);
    default:
      return section satisfies never;
  }
}

function sect(): { readonly role: string } {
  return { role: 'Sect' };
}

function headingBox(writer: Writer, heading: string, width: number, note = ''): Box {
  const words = [writer.piece(heading, { weight: 600 }), ...(note === '' ? [] : [writer.piece(` ${note}`)])];
  const title = writer.paragraph(words, width, { tag: { role: 'H2' }, leading: 1.3 });
  return stack([title, space(writer.size * 0.35)]);
}

/** A barrier: its name, own words and weight, and what helps. */
function pairBox(writer: Writer, { name, left, right }: Pair, width: number): readonly Box[] {
  const gap = writer.size;
  const side = writer.size * 6.2;
  const [first, ...beside] = name;
  const named = first !== undefined && 'text' in first && first.text.length <= 40;
  const title =
    first !== undefined && 'text' in first
      ? writer.text(first.text, named ? side : width, 'H3', { weight: 600, color: colors.own, direction: 'auto' })
      : space(0);
  const wide = named ? width - side - gap : width;
  const parts = [left, right].filter((entries) => entries.length > 0);
  const one = (wide - gap * (parts.length - 1)) / Math.max(1, parts.length);
  const cells: Cell[] = parts.map((entries, index) => ({
    x: (named ? side + gap : 0) + index * (one + gap),
    width: one,
    box: entryBoxes(writer, entries, one, { level: 'H4' }),
  }));
  const above = [...(named ? [] : [title]), ...blockBoxes(writer, beside, width)];
  const line = row([...(named ? [{ x: 0, width: side, box: title }] : []), ...cells]);
  return [
    { kind: 'art', height: writer.size * 0.45, art: 'rule' },
    ...(named ? [line, ...above] : [...above, line]),
    space(writer.size * 0.5),
  ];
}

function offersBox(writer: Writer, section: Extract<Section, { kind: 'offers' }>, width: number): Box {
  const list = stack(
    section.offers.map((offer, index) => offerBox(writer, offer, width, index > 0)),
    { role: 'L' },
  );
  return stack(
    [
      headingBox(writer, section.heading, width, section.note),
      ...(section.offers.length === 0 ? [] : [list]),
      ...(section.entries.length === 0 ? [] : [space(writer.size * 0.4), entryBoxes(writer, section.entries, width, { level: 'H3' })]),
    ],
    sect(),
  );
}

function offerBox(writer: Writer, { order, blocks, entries }: Offer, width: number, ruled: boolean): Box {
  const disc = writer.size * 1.9;
  const start = order === undefined ? 0 : disc + writer.size * 0.8;
  const inside = width - start;
  const words = stack(
    [
      space(order === undefined ? 0 : writer.size * 0.22),
      ...blockBoxes(writer, blocks, inside),
      entryBoxes(writer, entries, inside, { level: 'H3' }),
    ],
    { role: 'LBody' },
  );
  const cells: Cell[] = [{ x: start, width: inside, box: words }];
  if (order !== undefined) cells.unshift({ x: 0, width: disc, box: discBox(writer, order, disc) });
  const item = row(cells, { role: 'LI' });
  return stack([...(ruled ? [{ kind: 'art', height: writer.size * 0.45, art: 'rule' } as const] : []), item, space(writer.size * 0.45)]);
}

/** The place in the citizen's order, in a circle. */
function discBox(writer: Writer, order: number, size: number): Box {
  const number = writer.text(String(order), size, 'Lbl', { weight: 600, color: colors.own, leading: 1 });
  const wide = number.kind === 'stack' && number.boxes[0]?.kind === 'line' ? number.boxes[0].line.width : 0;
  const inset = { start: (size - wide) / 2, end: 0, top: (size - number.height) / 2, bottom: (size - number.height) / 2 };
  return framed(number, 'circle', inset);
}

/** The small step, with a box to tick by pen. */
function stepBox(
  writer: Writer,
  section: Pick<Extract<Section, { kind: 'step' | 'lines' | 'job-goal' }>, 'heading' | 'entries'>,
  width: number,
): Box {
  const tick = writer.size * 2;
  const pad = writer.size * 0.95;
  const inside = width - tick - 3 * pad;
  const own = { times: 1.25, leading: 1.3, bar: 'none' } as const;
  const title = writer.text(section.heading, inside, 'H2', { weight: 600, leading: 1.3 });
  const words = stack([title, entryBoxes(writer, section.entries, inside, { level: 'H3', own })]);
  const inner = row([
    { x: 0, width: tick, box: { kind: 'art', height: tick, art: 'tick', width: tick } },
    { x: tick + pad, width: inside, box: words },
  ]);
  return framed(inner, 'step', { start: pad, end: pad, top: pad * 0.75, bottom: pad * 0.75 }, sect());
}

function peopleBox(writer: Writer, { heading, list }: Sheet['people'], width: number): Box {
  const gap = writer.size * 1.5;
  const one = (width - 2 * gap) / 3;
  const rows: Box[] = [];
  for (let from = 0; from < list.length; from += 3) {
    const cells = list
      .slice(from, from + 3)
      .map((person, index) => ({ x: index * (one + gap), width: one, box: personBox(writer, person, one) }));
    rows.push(row(cells), space(writer.size * 0.6));
  }
  return stack([headingBox(writer, heading, width), stack(rows.slice(0, -1), { role: 'L' })], sect());
}

function personBox(writer: Writer, { role, name, phone, call, hours, blank }: Person, width: number): Box {
  const number =
    phone === undefined || call === undefined
      ? [{ kind: 'art', height: 22, art: 'blank', width: Math.min(width, 119) } as const, writer.text(blank ?? '', width, 'P')]
      : [phoneBox(writer, phone, { to: call.to, says: call.says }, width)];
  const lines = [writer.text(role, width, 'P'), writer.text(name, width, 'P', { direction: 'auto' }), ...number];
  const body = stack([...lines, ...(hours === undefined ? [] : [writer.text(hours, width, 'P')])], { role: 'LBody' });
  return stack([body], { role: 'LI' });
}

/** A number is written from left to right, whatever stands around it. */
function phoneBox(writer: Writer, phone: string, link: { readonly to: string; readonly says: string }, width: number): Box {
  const piece = writer.piece(phone, { times: 1.3, weight: 600 });
  return stack([writer.paragraph([piece], width, { tag: { role: 'Link', link }, direction: 'ltr', leading: 1.3 })], { role: 'P' });
}

function footBox(writer: Writer, { foot, online, unknown }: Sheet, width: number): Box {
  const manner = { color: colors.quiet, leading: 1.34 } as const;
  const lines = foot.map((text) => writer.text(text, width, 'P', manner));
  const link = online === undefined ? [] : [onlineBox(writer, online, width)];
  const missing = writer.missing ? [writer.text(unknown, width, 'P', manner)] : [];
  return stack([{ kind: 'art', height: writer.size * 0.6, art: 'rule' }, ...lines, ...link, ...missing]);
}

function onlineBox(writer: Writer, { text, url }: NonNullable<Sheet['online']>, width: number): Box {
  const manner = { color: colors.quiet, leading: 1.34 } as const;
  const address = writer.paragraph([writer.piece(url, manner)], width, {
    tag: { role: 'Link', link: { to: url, says: `${text} ${url}` } },
    direction: 'ltr',
    leading: 1.34,
  });
  return stack([writer.text(text, width, 'P', manner), stack([address], { role: 'P' })]);
}
