import { msg, str } from '../../i18n/message.ts';
import type { ReactiveControllerHost } from 'lit';
import type { FormField } from '../../contract/form.ts';
import type { Language } from '../../config/settings.ts';
import { adoptStyles } from '../../fields/adopt-styles.ts';
import { chargesStyles } from '../../ui/charges-table.ts';
import { notice } from '../../ui/notice.ts';
import { deliveryFields, deliveryStep } from './delivery-step.ts';
import type { FormSession } from './form-session.ts';
import { lateStyles } from './late-steps.styles.ts';
import { reviewStep } from './review-step.ts';
import type { ReviewView } from './review-view.ts';
import { veiledScreen, type VeiledView } from './veiled-screen.ts';

/** The last two steps, and what is said of a form that has changed; loaded when one comes to them. */
export class LateSteps {
  constructor(element: ReactiveControllerHost & HTMLElement) {
    adoptStyles(element, chargesStyles);
    adoptStyles(element, lateStyles);
  }

  /** @param draw Draws one question, as on the other steps. */
  delivery(
    { definition, form }: FormSession,
    draw: (field: FormField) => unknown,
    language: Language,
  ): unknown {
    return deliveryStep(definition, form, deliveryFields(definition, form).map(draw), language);
  }

  /** What is asked at a place of the delivery. */
  deliveryLabel({ definition, form }: FormSession, place: string): string | undefined {
    const fields = deliveryFields(definition, form);
    return fields.find(({ pointer }) => `${place}/`.startsWith(`${pointer}/`))?.label;
  }

  review(view: ReviewView): unknown {
    return reviewStep(view);
  }

  veiled(view: VeiledView): unknown {
    return veiledScreen(view);
  }

  /** @param count Fields that are asked anew. */
  formChanged(count: number): unknown {
    return notice({
      tone: 'information',
      title: msg('Mẫu đơn vừa được cập nhật'),
      text:
        count === 0
          ? msg('Những gì đã điền vẫn còn nguyên.')
          : msg(str`Những gì đã điền vẫn còn. Xin xem lại ${count} chỗ đã thay đổi.`),
    });
  }
}
