import type { Logger } from 'pino';
import type { Store } from '../db/connect.ts';
import { everyHour } from '../services/hourly.ts';
import { UploadRecords } from './records.ts';

/** Removes expired uploads now and every hour; what it gives ends that, when a sweep that runs is over. */
export function sweepUploads(store: Store, logger: Logger): () => Promise<void> {
  const records = new UploadRecords(store, Date.now);
  return everyHour(async () => {
    try {
      const removed = await records.removeExpired();
      if (removed > 0) logger.info({ removed }, 'expired uploads');
    } catch {
      // The next sweep finds them too.
      logger.warn('expired uploads could not be removed');
    }
  });
}
