/**
 * Starts the chunks a dynamic import will need together with it. Without this a browser learns of them only
 * when the first one has arrived, one round trip later; on a slow line that is the longest part of the wait.
 */
import type { Plugin, Rolldown } from 'vite';

type Chunks = ReadonlyMap<string, Rolldown.OutputChunk>;

export function parallelImports(): Plugin {
  return {
    name: 'parallel-imports',
    generateBundle(_options, bundle) {
      const chunks = new Map(
        Object.values(bundle).flatMap((output) =>
          output.type === 'chunk' ? [[output.fileName, output]] : [],
        ),
      );
      for (const chunk of chunks.values()) chunk.code = withParallelImports(chunk, chunks);
    },
  };
}

function withParallelImports(chunk: Rolldown.OutputChunk, chunks: Chunks): string {
  const present = staticClosure(chunk.fileName, chunks);
  return chunk.code.replace(/\bimport\((["'`])\.\/([^"'`]+)\1\)/g, (call, _quote, target: string) => {
    const needed = [...staticClosure(target, chunks)].filter((name) => name !== target && !present.has(name));
    // A chunk that does not come is reported once, by the import that asked for it.
    const early = needed.map((name) => `import("./${name}").catch(()=>{})`);
    return early.length === 0 ? call : `(${[...early, call].join()})`;
  });
}

function staticClosure(fileName: string, chunks: Chunks, seen = new Set<string>()): Set<string> {
  if (seen.has(fileName)) return seen;
  seen.add(fileName);
  for (const name of chunks.get(fileName)?.imports ?? []) staticClosure(name, chunks, seen);
  return seen;
}
