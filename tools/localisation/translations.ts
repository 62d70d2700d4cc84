/** Compares a translator's XLIFF file with the texts of the source. */

interface Unit {
  id: string;
  source: string;
  target: string | undefined;
}

/** Problems of `translated`; `extracted` is the file lit-localize writes when there is none yet. */
export function checkTranslations(extracted: string, translated: string): string[] {
  const wanted = new Map(readUnits(extracted).map((unit) => [unit.id, unit]));
  const present = new Map(readUnits(translated).map((unit) => [unit.id, unit]));
  const problems: string[] = [];
  for (const { id, source } of wanted.values()) {
    const unit = present.get(id);
    if (unit === undefined) problems.push(`missing: ${source} (npm run localize:extract)`);
    else if (unit.target === undefined || unit.target.trim() === '')
      problems.push(`not translated: ${source}`);
    else if (placeholders(unit.target) !== placeholders(source))
      problems.push(`other placeholders: ${source}`);
  }
  for (const { id, source } of present.values()) {
    if (!wanted.has(id)) problems.push(`no longer used: ${source} (npm run localize:extract)`);
  }
  return problems;
}

function readUnits(xliff: string): Unit[] {
  return [...xliff.matchAll(/<trans-unit\s[^>]*?id="([^"]+)"[^>]*>([\s\S]*?)<\/trans-unit>/g)].map(
    ([, id = '', body = '']) => ({
      id,
      source: element(body, 'source') ?? '',
      target: element(body, 'target'),
    }),
  );
}

function element(body: string, name: string): string | undefined {
  return new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`).exec(body)?.[1];
}

/** Their order may differ between languages, their set may not. */
function placeholders(text: string): string {
  return [...text.matchAll(/<x\s[^>]*?id="([^"]+)"/g)]
    .map(([, id]) => id)
    .sort()
    .join();
}
