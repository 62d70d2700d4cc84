import { EndpointError, type EndpointFailure } from '../../src/client/errors.ts';

/** What a read failed with; throws when it did not fail, or with anything but the one error clients may throw. */
export async function failureOf(read: Promise<unknown>): Promise<EndpointFailure> {
  try {
    await read;
  } catch (error) {
    if (error instanceof EndpointError) return error.failure;
    throw error;
  }
  throw new Error('it did not fail');
}
