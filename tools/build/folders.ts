/** Where the builds go, from the project's root. */
export const CDN_FOLDER = 'dist/cdn';
/** Which file needs which others; beside the published folder, for the budgets. */
export const CDN_MANIFEST = 'dist/cdn-manifest.json';
export const ESM_FOLDER = 'dist/esm';
