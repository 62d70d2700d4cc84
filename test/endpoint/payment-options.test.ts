import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { StartError } from '../../endpoint/errors.ts';
import { readPaymentOptions } from '../../endpoint/options.ts';

const whole = {
  PAYMENT_PLATFORM_URL: 'https://thanhtoan.example/',
  PAYMENT_PLATFORM_PARTNER: 'DVC',
  PAYMENT_PLATFORM_SECRET: 'a secret of nobody',
};

describe('the payment platform, from the environment', () => {
  test('none, or all of it', () => {
    assert.equal(readPaymentOptions({}), undefined);
    assert.equal(
      readPaymentOptions({ PAYMENT_PLATFORM_URL: '', PUBLIC_URL: 'https://x.example' }),
      undefined,
    );
    const read = { platform: 'https://thanhtoan.example', partner: 'DVC', secret: 'a secret of nobody' };
    assert.deepEqual(readPaymentOptions(whole), read);
    assert.deepEqual(readPaymentOptions({ ...whole, PUBLIC_URL: 'https://dvc.example/api/' }), {
      ...read,
      notify: 'https://dvc.example/api',
    });
  });

  test('what is missing or wrong is named, and the secret is not', () => {
    for (const name of Object.keys(whole))
      assert.throws(
        () => readPaymentOptions({ ...whole, [name]: '' }),
        (error) =>
          error instanceof StartError &&
          error.message.startsWith(`${name}: missing`) &&
          !error.message.includes(whole.PAYMENT_PLATFORM_SECRET),
      );
    for (const [name, value] of [
      ['PAYMENT_PLATFORM_URL', 'thanhtoan.example'],
      ['PAYMENT_PLATFORM_URL', 'ftp://thanhtoan.example'],
      ['PUBLIC_URL', 'http://'],
    ] as const)
      assert.throws(
        () => readPaymentOptions({ ...whole, [name]: value }),
        new RegExp(`^StartError: ${name}=`),
      );
  });
});
