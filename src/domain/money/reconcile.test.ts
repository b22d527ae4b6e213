import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reconcile, type SettledPayment } from './reconcile.ts';

const paid = (ref: string | null, transactionId: string, vnd: number): SettledPayment => ({ ref, transactionId, vnd });

describe('the provider’s list beside ours', () => {
  it('finds what agrees, what only one side has, what differs and what was taken twice', () => {
    const local = [paid('A', '1', 50), paid('B', '2', 60), paid('C', '3', 70), paid('D', '4', 80)];
    const gateway = [
      paid('A', '1', 50),
      paid('C', '3', 700),
      paid('D', '4', 80),
      paid('D', '5', 80),
      paid('E', '6', 90),
      paid(null, '7', 10),
    ];
    const lines = reconcile(local, gateway);
    expect(lines.map(({ ref, result }) => `${ref} ${result}`)).toEqual([
      'A MATCHED',
      'B ONLY_LOCAL',
      'C AMOUNT_DIFF',
      'D DOUBLED',
      'E ONLY_GATEWAY',
      'null ONLY_GATEWAY',
    ]);
    expect(lines[3]).toMatchObject({ transactionIds: ['4', '5'], localVnd: 80, gatewayVnd: 160 });
  });

  it('calls a reference doubled also where nothing of it arrived here', () => {
    expect(reconcile([], [paid('A', '1', 50), paid('A', '2', 50)])).toMatchObject([
      { ref: 'A', result: 'DOUBLED', localVnd: null, gatewayVnd: 100 },
    ]);
  });

  it('matches by transaction where the payer wrote no reference', () => {
    expect(reconcile([paid('A', '1', 50)], [paid(null, '1', 50)])).toMatchObject([{ ref: 'A', result: 'MATCHED' }]);
  });

  it('leaves no line of either list out, and counts none twice', () => {
    const list = fc.array(
      fc.record({
        ref: fc.option(fc.constantFrom('A', 'B', 'C', 'D'), { nil: null }),
        transactionId: fc.constantFrom('1', '2', '3', '4', '5', '6'),
        vnd: fc.constantFrom(10, 20),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(list, list, (local, gateway) => {
        const lines = reconcile(local, gateway);
        const sum = (payments: { vnd: number }[]) => payments.reduce((total, { vnd }) => total + vnd, 0);
        expect(lines.reduce((total, line) => total + (line.localVnd ?? 0), 0)).toBe(sum(local));
        expect(lines.reduce((total, line) => total + (line.gatewayVnd ?? 0), 0)).toBe(sum(gateway));
      }),
    );
  });
});
