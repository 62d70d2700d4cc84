import { EndpointError } from './errors.ts';

/** Code that is loaded when it is used. That it does not come is one more trouble of the line, and told as such. */
export async function lateCode<Code>(code: Promise<Code>): Promise<Code> {
  try {
    return await code;
  } catch (cause) {
    throw new EndpointError({ kind: navigator.onLine ? 'unreachable' : 'offline' }, { cause });
  }
}
