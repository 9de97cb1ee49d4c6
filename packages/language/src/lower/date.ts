/** A date as written, and whether there is such a day. The engine's `date.ts` compares dates; this only reads them. */
export function isDate(text: string): boolean {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text);
  if (parts === null) return false;
  const month = Number(parts[2] ?? '01');
  if (month < 1 || month > 12) return false;
  const day = Number(parts[3] ?? '01');
  return day >= 1 && day <= daysIn(Number(parts[1]), month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
