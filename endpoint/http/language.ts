export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const DEFAULT: Language = 'vi';

/** The best language the endpoint has for an `Accept-Language` (RFC 9110, 12.5.4). */
export function chooseLanguage(header: string | undefined): Language {
  if (header === undefined) return DEFAULT;
  const ranges = header.split(',').map((part) => {
    const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    const weight = quality === undefined ? 1 : Number(quality);
    return { tag: tag.split('-')[0] ?? '', weight: weight >= 0 && weight <= 1 ? weight : 0 };
  });
  const weightOf = (language: string) =>
    (ranges.find((range) => range.tag === language) ?? ranges.find((range) => range.tag === '*'))?.weight ??
    0;
  const wanted = LANGUAGES.toSorted((a, b) => weightOf(b) - weightOf(a))[0] ?? DEFAULT;
  return weightOf(wanted) > 0 ? wanted : DEFAULT;
}
