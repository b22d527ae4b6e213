import { createTransport } from 'nodemailer';

/** One mail to one person. */
export interface Mail {
  /** a bare address, `name@example.com` */
  to: string;
  subject: string;
  text: string;
  html?: string;
  /**
   * The notification's own id. It becomes the Message-ID, so a mail sent again after a crash carries the same one and
   * the receiving side can tell that it has it already.
   */
  messageId: string;
  /** Message-ID of the mail that this one answers: it stands in the same thread */
  inReplyTo?: string;
  /** where answers go, when not to the sender */
  replyTo?: string;
  attachments?: { fileName: string; contentType: string; content: Uint8Array }[];
}

export interface MailerSettings {
  /** `smtp://user:password@host:port`, or `smtps://` for TLS from the first byte */
  smtpUrl: string;
  /** `Name <address>` or a bare address */
  from: string;
}

export interface Mailer {
  /** Resolves once the server has taken the mail. Throws `MailError`. */
  sendMail(mail: Mail): Promise<void>;
  /** Closes the connections; mails under way are finished first. */
  close(): void;
}

/** A mail was not taken. `REFUSED` – trying again is useless (5xx, no address); `UNAVAILABLE` – later may work. */
export class MailError extends Error {
  readonly code: 'REFUSED' | 'UNAVAILABLE';

  constructor(code: MailError['code'], detail: string) {
    super(`mail not sent (${code}): ${detail}`);
    this.name = 'MailError';
    this.code = code;
  }
}

const CONNECT_TIMEOUT_MS = 10_000;
const SILENCE_TIMEOUT_MS = 30_000;
const ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/;

/** `<id@domain of the sender>` (RFC 5322 §3.6.4). Throws `RangeError` when the id could not stand in a header. */
export function messageIdFor(id: string, from: string): string {
  if (!/^[\w.-]{1,200}$/.test(id)) throw new RangeError(`not usable as Message-ID: ${id}`);
  const domain = /@([\w.-]+)>?\s*$/.exec(from)?.[1];
  if (!domain) throw new RangeError(`the sender has no address: ${from}`);
  return `<${id}@${domain}>`;
}

function asMailError(error: unknown): MailError {
  const cause = error as { message?: string; responseCode?: number; code?: string };
  // 5xx is final (RFC 5321 §4.2.1) – but a refused login is our own setting, which somebody will put right.
  const final = (cause.responseCode ?? 0) >= 500 && cause.code !== 'EAUTH';
  // The server's answer may repeat the recipient; addresses do not belong into logs.
  const detail = String(cause.message ?? error).replace(/[^\s<>@]+@[^\s<>@]+/g, '(address)');
  return new MailError(final ? 'REFUSED' : 'UNAVAILABLE', detail);
}

/** Opens a small pool of SMTP connections, on first use. */
export function createMailer(settings: MailerSettings): Mailer {
  const transport = createTransport({
    url: settings.smtpUrl,
    pool: true,
    maxConnections: 2,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SILENCE_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async sendMail(mail) {
      if (!ADDRESS.test(mail.to)) throw new MailError('REFUSED', 'not a mail address');
      const message = {
        from: settings.from,
        // An object is one address; a text would be parsed and could become several.
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: messageIdFor(mail.messageId, settings.from),
        inReplyTo: mail.inReplyTo,
        replyTo: mail.replyTo,
        references: mail.inReplyTo,
        // Keeps holiday answers from coming back (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
        attachments: mail.attachments?.map(({ fileName, contentType, content }) => ({
          filename: fileName,
          contentType,
          content: Buffer.from(content),
        })),
      };
      try {
        await transport.sendMail(message);
      } catch (error) {
        throw asMailError(error);
      }
    },
    close() {
      transport.close();
    },
  };
}
