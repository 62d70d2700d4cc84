// What the panel loads late is there before the first test.
import '../../src/payments/code-picture.ts';
import '../../src/payments/qr-view.ts';
import { PaymentPanel } from '../../src/payments/payment-panel.ts';
import type { PanelPlace } from '../../src/payments/panel-view.ts';
import { mountPart, type PartHostElement } from './part-host.ts';
import { StillControl, type StillStage } from './payment-stages.ts';

export interface MountedPanel {
  readonly host: PartHostElement;
  readonly panel: PaymentPanel;
  readonly control: StillControl;
  /** Another stage, drawn. */
  readonly become: (stage: StillStage) => Promise<void>;
}

const HOTLINE = { label: '1900 0000', url: 'tel:19000000' };

/** A panel that shows where paying stands, held still. */
export async function mountPanel(
  still: StillStage,
  place: Partial<PanelPlace> = {},
  width = 600,
): Promise<MountedPanel> {
  const control = new StillControl(still);
  const { host, part } = await mountPart((made) => {
    const panel = new PaymentPanel(made, control);
    const at = {
      language: 'vi',
      kiosk: false,
      hotline: HOTLINE,
      level: 2,
      line: still.line,
      ...place,
    } as const;
    return { panel, render: () => panel.render(at) };
  });
  host.style.inlineSize = `${width}px`;
  return {
    host,
    panel: part.panel,
    control,
    become: async ({ stage, receipt = { kind: 'idle' }, returnedInVain = false }) => {
      Object.assign(control, { stage, receipt, returnedInVain });
      host.requestUpdate();
      await host.updateComplete;
    },
  };
}
