import { PaymentButtonElement } from '../widgets/payment-button/payment-button.ts';
import { register } from './register.ts';

register('dvc-payment-button', PaymentButtonElement);
