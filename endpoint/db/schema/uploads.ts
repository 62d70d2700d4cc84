import { index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytea } from './columns.ts';

/** A file on its way, or arrived. Its id is a secret: who knows it may go on with the upload or end it. */
export const uploads = pgTable(
  'uploads',
  {
    id: uuid().primaryKey(),
    /** The unsent dossier it was uploaded for. */
    draft: uuid().notNull(),
    filename: text().notNull(),
    /** As the client named it, and once all is there as the bytes show it. */
    type: text().notNull(),
    length: integer().notNull(),
    /** How far the chunks reach, without a gap. */
    received: integer().notNull().default(0),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    /** Hex; there once all bytes are and their type is allowed: the mark of a complete upload. */
    sha256: text(),
    /** Code of the dossier it is part of; it does not expire then. */
    claimedBy: text('claimed_by'),
  },
  (table) => [
    index('uploads_draft').on(table.draft),
    index('uploads_expires_at').on(table.expiresAt),
    index('uploads_claimed_by').on(table.claimedBy),
  ],
);

export const uploadChunks = pgTable(
  'upload_chunks',
  {
    uploadId: uuid('upload_id')
      .notNull()
      .references(() => uploads.id, { onDelete: 'cascade' }),
    offset: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.uploadId, table.offset] })],
);
