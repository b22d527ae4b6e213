import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import Provider, { type Configuration, interactionPolicy } from 'oidc-provider';
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
 */

interface SamplePerson {
  id: string;
  HoTen: string;
  /** the highest level that the person can reach */
  highest: 1 | 2;
  [claim: string]: unknown;
}

const LEVELS = ['urn:dinh-danh:muc-1', 'urn:dinh-danh:muc-2'] as const;
const SECOND_FACTOR = '246810';
const CLAIMS = ['LoaiTaiKhoan', 'HoTen', 'SoDinhDanh', 'MaSoThue', 'NgaySinh', 'SoDienThoai', 'ThuDienTu'];
const SCOPE = 'openid';

const people = JSON.parse(readFileSync(new URL('people.json', import.meta.url), 'utf8')) as SamplePerson[];
const portal = process.env.IDENTITY_CLIENT ?? 'http://localhost:3000';
const server = createServer();
server.listen(Number(process.env.IDENTITY_PORT ?? 4010), 'localhost', () => {
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const provider = createProvider(`http://localhost:${port}`);
  const callback = provider.callback();
  server.on('request', (request, response) => {
    answer(provider, callback, request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500).end('The simulator failed.');
    });
  });
  console.log(`identity simulator ready at http://localhost:${port}`);
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0));

function createProvider(issuer: string): Provider {
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
    ttl: { Session: 3600, Interaction: 600, Grant: 3600, AccessToken: 600, IdToken: 600 },
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
  provider.on('server_error', (_ctx, error) => console.error(error));
  provider.on('backchannel.error', (_ctx, error) => console.error(error));
  return provider;
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

async function answer(
  provider: Provider,
  callback: ReturnType<Provider['callback']>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!request.url?.startsWith('/interaction/')) return void callback(request, response);
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
