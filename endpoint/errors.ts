/**
 * Something the person who starts the endpoint can put right: a wrong option, a broken file, a taken
 * port. Shown as one line; everything else is a defect and keeps its stack.
 */
export class StartError extends Error {
  override name = 'StartError';
}
