import { defineConfig } from 'drizzle-kit';

/** For `npm run migrations -- --name what_changes`. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './endpoint/db/schema/*.ts',
  out: './endpoint/db/migrations',
});
