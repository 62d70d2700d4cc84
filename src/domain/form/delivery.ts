import type { AddressAnswer, DeliveryChoice } from '../../contract/form.ts';
import { isEmpty } from './answers.ts';
import { FORMATS } from './formats.ts';
import type { IssueReason } from './validate.ts';

/** How somebody wants the result, as far as it was said. */
export interface GivenDelivery {
  readonly id?: string;
  readonly recipient?: string;
  readonly phone?: string;
  readonly address?: AddressAnswer;
}

export interface DeliveryIssue {
  /** Of the submission: `/delivery/phone`. */
  readonly pointer: string;
  readonly reason: IssueReason;
}

const LONGEST_NAME = 100;
const LONGEST_DETAIL = 200;
const PARTS = { province: /^\d{2}$/, ward: /^\d{5}$/ } as const;

/**
 * Why a result could not be brought to its recipient: the same for the widget and the endpoint, which
 * also knows which provinces and wards there are. What a way does not need is not looked at.
 */
export function deliveryIssues(choices: readonly DeliveryChoice[], given: GivenDelivery): DeliveryIssue[] {
  const choice = choices.find(({ id }) => id === given.id);
  if (!choice)
    return [{ pointer: '/delivery/id', reason: { kind: isEmpty(given.id) ? 'required' : 'choice' } }];
  if (!choice.needsAddress) return [];
  const { recipient, phone, address } = given;
  return [
    ...textIssues('/delivery/recipient', recipient, { limit: LONGEST_NAME, format: 'person-name' }),
    ...textIssues('/delivery/phone', phone, { limit: LONGEST_NAME, format: 'phone' }),
    ...addressIssues(address),
  ];
}

/** Nothing at all is one thing to mend; of half an address each part that is missing is named. */
function addressIssues(address: AddressAnswer = {}): DeliveryIssue[] {
  const pointer = '/delivery/address';
  if (isEmpty(address)) return [{ pointer, reason: { kind: 'required' } }];
  return [
    ...(['province', 'ward'] as const).flatMap((part) =>
      unitIssues(`${pointer}/${part}`, address[part], PARTS[part]),
    ),
    ...textIssues(`${pointer}/detail`, address.detail, { limit: LONGEST_DETAIL }),
  ];
}

function unitIssues(pointer: string, code: string | undefined, form: RegExp): DeliveryIssue[] {
  if (code === undefined || isEmpty(code)) return [{ pointer, reason: { kind: 'required' } }];
  return form.test(code) ? [] : [{ pointer, reason: { kind: 'choice' } }];
}

function textIssues(
  pointer: string,
  text: string | undefined,
  { limit, format }: { readonly limit: number; readonly format?: string },
): DeliveryIssue[] {
  if (text === undefined || isEmpty(text)) return [{ pointer, reason: { kind: 'required' } }];
  if (text.length > limit) return [{ pointer, reason: { kind: 'tooLong', limit } }];
  const isRight = format === undefined || FORMATS[format]?.(text) !== false;
  return isRight ? [] : [{ pointer, reason: { kind: 'format', format: format ?? '' } }];
}
