import type { Hono } from 'hono';
import type { Environment } from '../http/environment.ts';
import { ProblemError } from '../http/problems.ts';
import { cancelPayment } from '../payments/cancel.ts';
import { createPayment } from '../payments/create.ts';
import { hearNotification } from '../payments/notifications.ts';
import { lookFirst, NOTIFICATION_PATH, type Payments } from '../payments/payments.ts';
import { receiptView } from '../payments/receipt-view.ts';
import { paymentView } from '../payments/view.ts';
import { findBill } from './bills.ts';
import { type OperationRequest, serveLiveCreation, serveOperation, type Services } from './operation.ts';

const idOf = ({ parameters }: OperationRequest) => parameters.text('payment') ?? '';

/** Bills, payments and receipts; and the way the platform's notifications come in. */
export function servePayments(app: Hono<Environment>, services: Services, payments: Payments): void {
  serveOperation(app, services, 'findBill', findBill);
  serveCreatePayment(app, services, payments);
  serveOperation(app, services, 'getPayment', (request) => paymentView(request, idOf(request)));
  serveOperation(app, services, 'cancelPayment', async (request) => {
    await cancelPayment(payments.place, idOf(request), request.address);
    return paymentView(request, idOf(request));
  });
  serveOperation(app, services, 'getReceipt', (request) => receiptView(request, idOf(request)));
  serveNotifications(app, payments);
}

function serveCreatePayment(app: Hono<Environment>, services: Services, payments: Payments): void {
  serveLiveCreation(app, services, 'createPayment', {
    create: async (request, context) => {
      const origin = context.req.header('Origin');
      const id = await createPayment(request, { lifetime: payments.lifetime, origin });
      return { id };
    },
    answer: async (request, made, isNew) => {
      const { id } = made as { id: string };
      // Whoever wrote it down has taken it; a repeat may find that still at work.
      if (isNew) await lookFirst(payments, id);
      return paymentView({ ...request, now: services.now() }, id);
    },
  });
}

/** Not for pages: no CORS, and no language. */
function serveNotifications(app: Hono<Environment>, { place, access }: Payments): void {
  app.post(NOTIFICATION_PATH, async (context) => {
    context.set('operation', 'notification');
    const reply = await hearNotification(place, access, readMessage(await context.req.text()));
    if (!reply) throw new ProblemError('forbidden');
    return context.json(reply);
  });
}

/** As it was signed, character by character. What is no JSON is signed by nobody. */
function readMessage(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
