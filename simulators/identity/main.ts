import { createPrivateKey, generateKeyPairSync, type JsonWebKey, randomUUID, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import Provider, { type Configuration, interactionPolicy, type JWK } from 'oidc-provider';
import { endedPage, logoutPage, signInPage } from './pages.ts';

/*
 * A stand-in for the national service of electronic identities: a certified OpenID provider with sample people. It knows
 * nothing of the program that signs people in with it. State lives in memory; people are in people.json.
 *
 *   IDENTITY_PORT    port, 0 for any free one (default 4010); the issuer is printed when it listens
 *   IDENTITY_CLIENT  address of the portal (default http://localhost:3000)
 *
 * Clients: `mot-cua` (PKCE only) and `mot-cua-kin` (with the secret `bi-mat-mau-cua-cong-thu-nghiem`). Levels of
 * assurance are asked for by acr_values `urn:dinh-danh:muc-1` and `urn:dinh-danh:muc-2`; the second needs the code 246810.
 *
 * Some people bring a fault with them: the token endpoint answers too late, answers with a page, or names a token that has
 * run out, long ago or by as little as clocks differ. POST /_new-keys: from now on everything is signed with another key.
 */

type Fault = 'slow' | 'nonsense' | 'expired' | 'clock';

interface SamplePerson {
  id: string;
  HoTen: string;
  /** the highest level that the person can reach */
  highest: 1 | 2;
  fault?: Fault;
  [claim: string]: unknown;
}

const LEVELS = ['urn:dinh-danh:muc-1', 'urn:dinh-danh:muc-2'] as const;
const SECOND_FACTOR = '246810';
const CLAIMS = ['LoaiTaiKhoan', 'HoTen', 'SoDinhDanh', 'MaSoThue', 'NgaySinh', 'SoDienThoai', 'ThuDienTu'];
const SCOPE = 'openid';
/** longer than anybody waits at a door */
const SLOW_MILLISECONDS = 20_000;
/** how long an ID token still holds when it is made */
const HOLDS_SECONDS: Partial<Record<Fault, number>> = { expired: -3600, clock: -10 };

const people = JSON.parse(readFileSync(new URL('people.json', import.meta.url), 'utf8')) as SamplePerson[];
const portal = process.env.IDENTITY_CLIENT ?? 'http://localhost:3000';
const server = createServer();
server.listen(Number(process.env.IDENTITY_PORT ?? 4010), 'localhost', () => {
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const issuer = `http://localhost:${port}`;
  let provider = createProvider(issuer);
  server.on('request', (request, response) => {
    if (request.url === '/_new-keys') {
      provider = createProvider(issuer, newKeys());
      return void response.end();
    }
    answer(provider, request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500).end('The simulator failed.');
    });
  });
  console.log(`identity simulator ready at ${issuer}`);
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0));

/** State lives outside of a provider: whoever was signed in before its keys changed still is. */
function createProvider(issuer: string, keys: JWK[] = newKeys()): Provider {
  const client = (key: string) => ({
    redirect_uris: [`${portal}/dang-nhap/dinh-danh/${key}/ve`],
    post_logout_redirect_uris: [`${portal}/dang-nhap?tin=da-dang-xuat`],
    backchannel_logout_uri: `${portal}/dang-nhap/dinh-danh/${key}/dang-xuat`,
    backchannel_logout_session_required: true,
  });
  const configuration: Configuration = {
    clients: [
      { client_id: 'mot-cua', token_endpoint_auth_method: 'none', ...client('vneid-mau') },
      { client_id: 'mot-cua-kin', client_secret: 'bi-mat-mau-cua-cong-thu-nghiem', ...client('vneid-kin') },
    ],
    acrValues: [...LEVELS],
    claims: { openid: ['sub', ...CLAIMS], acr: null, amr: null, auth_time: null, sid: null },
    scopes: [SCOPE],
    pkce: { required: () => true },
    cookies: { keys: ['only-for-samples'] },
    jwks: { keys },
    ttl: {
      Session: 3600,
      Interaction: 600,
      Grant: 3600,
      AccessToken: 600,
      IdToken: 600,
    },
    interactions: { policy: signInAgainForMore(), url: (_ctx, { uid }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = logoutPage(form);
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = endedPage();
        },
      },
    },
    // the portal runs on this very machine, which the provider would not call otherwise
    fetch: (url, options) => {
      const { method, headers, body, signal } = options ?? {};
      return fetch(url, { method, headers, body, signal });
    },
    // the portal is known to everybody here: nobody is asked whether it may see their name
    loadExistingGrant: async (ctx) => {
      const { client: asking, session } = ctx.oidc;
      if (!asking || !session?.accountId) return undefined;
      const grant = new ctx.oidc.provider.Grant({ clientId: asking.clientId, accountId: session.accountId });
      grant.addOIDCScope(SCOPE);
      await grant.save();
      return grant;
    },
    findAccount: (_ctx, id) => {
      const person = people.find((candidate) => candidate.id === id);
      if (!person) return undefined;
      const claims = Object.fromEntries(CLAIMS.flatMap((name) => (name in person ? [[name, person[name]]] : [])));
      return { accountId: id, claims: () => ({ sub: id, ...claims }) };
    },
  };
  const provider = new Provider(issuer, configuration);
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.oidc?.route !== 'token') return;
    const fault = faultOf(ctx.oidc.account?.accountId);
    if (fault === 'slow') await sleep(SLOW_MILLISECONDS, undefined, { ref: false });
    if (fault === 'nonsense') {
      ctx.type = 'html';
      ctx.body = '<h1>Hệ thống đang bảo trì</h1>';
    }
    const seconds = fault && HOLDS_SECONDS[fault];
    const body = ctx.body as { id_token?: string };
    if (seconds && body.id_token) ctx.body = { ...body, id_token: holdsFor(seconds, body.id_token, keys) };
  });
  provider.on('server_error', (_ctx, error) => console.error(error));
  provider.on('backchannel.error', (_ctx, error) => console.error(error));
  return provider;
}

function faultOf(id: string | undefined): Fault | undefined {
  return people.find((person) => person.id === id)?.fault;
}

/** The same ID token, signed again, with another end. */
function holdsFor(seconds: number, token: string, [key]: JWK[]): string {
  const [header = '', payload = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as object;
  const exp = Math.floor(Date.now() / 1000) + seconds;
  const said = `${header}.${Buffer.from(JSON.stringify({ ...claims, exp })).toString('base64url')}`;
  const privateKey = createPrivateKey({ key: key as JsonWebKey, format: 'jwk' });
  return `${said}.${sign('sha256', Buffer.from(said), privateKey).toString('base64url')}`;
}

function newKeys(): JWK[] {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return [{ ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'RS256', use: 'sig' } as JWK];
}

/** Whoever came in by level 1 signs in again when level 2 is asked for. */
function signInAgainForMore(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  const { Check } = interactionPolicy;
  policy.get('login')?.checks.add(
    new Check('level', 'a higher level is asked for', 'login_required', ({ oidc }) => {
      const asked = String(oidc.params?.acr_values ?? '').split(' ');
      const has = LEVELS.indexOf((oidc.session?.acr ?? '') as (typeof LEVELS)[number]);
      return LEVELS.findLastIndex((level) => asked.includes(level)) > has && !oidc.result?.login;
    }),
  );
  return policy;
}

async function answer(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!request.url?.startsWith('/interaction/')) return void provider.callback()(request, response);
  const { params, uid } = await provider.interactionDetails(request, response);
  const asked = String(params.acr_values ?? '').includes(LEVELS[1]) ? 2 : 1;
  const show = (problem?: string) =>
    response
      .writeHead(problem ? 422 : 200, { 'content-type': 'text/html; charset=utf-8' })
      .end(signInPage({ uid, people, asked, problem }));
  if (request.method !== 'POST') return void show();
  const typed = await readForm(request);
  if (typed.get('cancel') !== null) {
    const error = { error: 'access_denied', error_description: 'The person did not want to.' };
    return provider.interactionFinished(request, response, error);
  }
  const person = people.find(({ id }) => id === typed.get('person'));
  if (!person) return void show('Hãy chọn một người.');
  const code = typed.get('code')?.trim() ?? '';
  if (code !== '' && code !== SECOND_FACTOR) return void show('Mã xác thực không đúng.');
  const level = code === SECOND_FACTOR && person.highest === 2 ? 2 : 1;
  const login = {
    accountId: person.id,
    acr: LEVELS[level - 1],
    amr: level === 2 ? ['pwd', 'otp'] : ['pwd'],
    ts: Math.floor(Date.now() / 1000),
  };
  await provider.interactionFinished(request, response, { login });
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return new URLSearchParams(Buffer.concat(pieces).toString('utf8'));
}
