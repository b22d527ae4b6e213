/** One text message to one telephone. */
export interface Sms {
  /** E.164, `+84900000001` */
  to: string;
  text: string;
  /** the notification's own id: the centre takes a message of the same id once */
  id: string;
}

/** Where text messages leave: an SMS centre, or the catcher of a trial. */
export interface SmsGateway {
  /** Resolves once the centre has taken the message; `reference` is the centre's own name of it. Throws `SmsError`. */
  sendSms(sms: Sms): Promise<{ reference: string }>;
}

/** A message was not taken. `REFUSED` – trying again is useless (bad number, text refused); `UNAVAILABLE` – later may work. */
export class SmsError extends Error {
  readonly code: 'REFUSED' | 'UNAVAILABLE';

  constructor(code: SmsError['code'], detail: string) {
    super(`SMS not sent (${code}): ${detail}`);
    this.name = 'SmsError';
    this.code = code;
  }
}

export interface HttpGatewaySettings {
  /** address that takes `POST` */
  url: string;
  /** bearer token; none for the catcher */
  token: string | undefined;
  /** name that telephones show as sender (brand name) */
  sender: string;
}

const TIMEOUT_MILLISECONDS = 15_000;
const PHONE = /^\+[1-9]\d{7,14}$/;

/**
 * A gateway over HTTP: `POST {id, to, sender, text}` as JSON with `Idempotency-Key: <id>`, answered by 2xx and
 * `{reference}`. 408, 425, 429 and 5xx mean "later"; 401 and 403 too, because somebody will put the token right. Other answers
 * are final. A centre with another protocol is put behind this contract.
 */
export function createHttpGateway({ url, token, sender }: HttpGatewaySettings): SmsGateway {
  return {
    async sendSms({ id, to, text }) {
      if (!PHONE.test(to)) throw new SmsError('REFUSED', 'not a telephone number');
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'idempotency-key': id,
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        body: JSON.stringify({ id, to, sender, text }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
      }).catch((error: unknown) => {
        // The cause may repeat the address; telephone numbers do not belong into logs.
        throw new SmsError('UNAVAILABLE', error instanceof Error ? error.name : 'no answer');
      });
      if (!answer.ok) {
        await answer.body?.cancel();
        throw new SmsError(isFinal(answer.status) ? 'REFUSED' : 'UNAVAILABLE', `answer ${answer.status}`);
      }
      const { reference } = (await answer.json().catch(() => ({}))) as { reference?: unknown };
      return { reference: typeof reference === 'string' ? reference.slice(0, 200) : '' };
    },
  };
}

function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && ![401, 403, 408, 425, 429].includes(status);
}
