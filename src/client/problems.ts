import type { PROBLEM_TYPES } from '../contract/problems.ts';
import type { EndpointError, EndpointFailure } from './errors.ts';

const OURS = 'urn:dvc:problem:';

/**
 * Whether the endpoint itself has said that this request was not carried out. Everything else leaves it open:
 * a lost answer, a web page in its place, an error page of a proxy on the way.
 */
export function isRefusedForGood(failure: EndpointFailure): boolean {
  return (
    failure.kind === 'refused' &&
    failure.status >= 400 &&
    failure.status < 500 &&
    ![408, 409, 429].includes(failure.status) &&
    failure.problem.type?.startsWith(OURS) === true
  );
}

type ProblemType = (typeof PROBLEM_TYPES)[keyof typeof PROBLEM_TYPES];
type ProblemName = ProblemType extends `${typeof OURS}${infer Name}` ? Name : never;

/** Whether the failure is this problem of the contract. */
export function isProblem({ failure }: EndpointError, name: ProblemName): boolean {
  return failure.kind === 'refused' && failure.problem.type === OURS + name;
}
