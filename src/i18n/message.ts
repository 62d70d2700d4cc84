/**
 * `msg()` and its `str` tag for every shown text. Taken from where lit-localize defines them: its index
 * also brings the look-up of translations along, which only pages in another language need.
 */
export { msg } from '@lit/localize/init/install.js';
export { str } from '@lit/localize/internal/str-tag.js';
