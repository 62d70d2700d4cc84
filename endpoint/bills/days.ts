/** The last moment of a day in Viet Nam; the day as `2026-11-21`. */
export function endOfDay(day: string): Date {
  return new Date(`${day}T23:59:59+07:00`);
}
