import { and, eq } from 'drizzle-orm';
import { dossierResults } from '../db/schema/following.ts';
import { ProblemError } from '../http/problems.ts';
import type { TrackedRequest } from '../routes/operation.ts';
import { UUID } from '../uploads/metadata.ts';

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};

/** One document of the result: to be saved, never to be shown as a page of the endpoint. */
export async function getDossierResult(request: TrackedRequest): Promise<Response> {
  const { store, language, parameters, tracking } = request;
  const id = parameters.text('result')?.toLowerCase() ?? '';
  const [row] = UUID.test(id)
    ? await store.database
        .select()
        .from(dossierResults)
        .where(and(eq(dossierResults.id, id), eq(dossierResults.dossier, tracking.code)))
    : [];
  if (!row)
    throw new ProblemError('dossierNotFound', {
      detail: { vi: 'Hồ sơ không có tài liệu này.', en: 'The application has no such document.' },
    });
  const ending = ENDINGS[row.type] ?? 'bin';
  return new Response(new Uint8Array(row.bytes), {
    headers: {
      'Content-Type': row.type,
      'Content-Length': String(row.size),
      'Content-Disposition': dispositionOf(`${row.name[language]}.${ending}`, ending),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
      Vary: 'Accept-Language, Authorization',
    },
  });
}

/** The name in UTF-8 (RFC 8187), and a plain one for what cannot read that. */
function dispositionOf(filename: string, ending: string): string {
  const encoded = encodeURIComponent(filename).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="ket-qua.${ending}"; filename*=UTF-8''${encoded}`;
}
