import { eq } from 'drizzle-orm';
import type { Store } from '../../endpoint/db/connect.ts';
import { uploads } from '../../endpoint/db/schema/uploads.ts';

/** Files of a draft, each with the dossier it is part of. */
export async function getUploads(store: Store, draft: string): Promise<Record<string, string | null>> {
  const rows = await store.database.select().from(uploads).where(eq(uploads.draft, draft));
  return Object.fromEntries(rows.map(({ id, claimedBy }) => [id, claimedBy]));
}
