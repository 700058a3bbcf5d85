/**
 * Takes CPR numbers (`ddmmyy-xxxx`) out of what comes in. The check digit is not trusted (since 2007 valid numbers fail it), so all
 * that looks like one goes: a possible day and month, then six digits, together or with a mark between. A number for a person without
 * address (60 added to the day) counts too.
 *
 * @example redactCpr('Mit nummer er 010190-1234') // 'Mit nummer er ******-****'
 */
export function redactCpr(text: string): string {
  return text.replace(/(?<!\d)(\d{2})(\d{2})\d{2}[-–.\s]?\d{4}(?!\d)/gu, (found: string, day: string, month: string) =>
    isDay(Number(day)) && Number(month) >= 1 && Number(month) <= 12 ? '******-****' : found,
  );
}

function isDay(day: number): boolean {
  return (day >= 1 && day <= 31) || (day >= 61 && day <= 91);
}
