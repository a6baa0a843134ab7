import type { Answer } from './answer'
import type { MetaUser } from './meta-world'
import type { StandInState } from './stand-in-state'
import { writeToken } from './tokens'

const codeLifeSeconds = 600
const always = 'public_profile'

/** What brought the browser to the dialog. */
interface Wish {
  redirectUri: string
  state: string | null
  permissions: string[]
  /** Of Login for Business: all permissions or none, and a token that does not expire. */
  isBusiness: boolean
}

/** The page on which somebody logs in, takes permissions away and goes on or back. */
export function showDialog(state: StandInState, params: URLSearchParams): Answer {
  const wish = readWish(state, params)
  if (typeof wish === 'string') return page(400, 'Something went wrong', `<p>${escaped(wish)}</p>`)
  const { app, users } = state.world
  const people = users.map(
    ({ id, name }, index) =>
      `<label><input type="radio" name="user" value="${escaped(id)}"${index === 0 ? ' checked' : ''}> ${escaped(name)}</label>`,
  )
  const permissions = wish.permissions.map((name) => {
    const fixed = wish.isBusiness || name === always ? ' disabled' : ''
    return `<label><input type="checkbox" name="permission" value="${escaped(name)}" checked${fixed}> ${escaped(name)}</label>`
  })
  return page(
    200,
    `Log in to ${app.name}`,
    `<p>This is a stand-in for Facebook. Nothing here leaves this machine.</p>
    <form method="post" action="?${escaped(params.toString())}">
      <fieldset><legend>Who are you?</legend>${people.join('')}</fieldset>
      <fieldset><legend>What may ${escaped(app.name)} do?</legend>${permissions.join('')}</fieldset>
      <button name="choice" value="continue">Continue</button>
      <button name="choice" value="cancel">Cancel</button>
    </form>`,
  )
}

/** Goes back to where the dialog was opened from, with a code or with a no. */
export function leaveDialog(
  state: StandInState,
  params: URLSearchParams,
  form: URLSearchParams,
  now: number,
): Answer {
  const wish = readWish(state, params)
  if (typeof wish === 'string') return page(400, 'Something went wrong', `<p>${escaped(wish)}</p>`)
  const user = state.world.users.find(({ id }) => id === form.get('user'))
  const back = new URL(wish.redirectUri)
  if (wish.state !== null) back.searchParams.set('state', wish.state)
  if (!user || form.get('choice') !== 'continue') {
    back.searchParams.set('error', 'access_denied')
    back.searchParams.set('error_code', '200')
    back.searchParams.set('error_reason', 'user_denied')
    back.searchParams.set('error_description', 'Permissions error')
  } else {
    back.searchParams.set('code', codeFor(state, user, wish, form.getAll('permission'), now))
  }
  // Facebook appends this to every way back.
  return { location: `${back.href}#_=_` }
}

function codeFor(state: StandInState, user: MetaUser, wish: Wish, ticked: string[], now: number): string {
  const granted = wish.isBusiness
    ? wish.permissions
    : wish.permissions.filter((name) => name === always || ticked.includes(name))
  const declined = wish.permissions.filter((name) => !granted.includes(name))
  return writeToken(
    {
      kind: 'code',
      userId: user.id,
      permissions: granted,
      declined,
      expiresAt: Math.floor(now / 1000) + codeLifeSeconds,
      issuedAt: now,
      redirectUri: wish.redirectUri,
      isBusiness: wish.isBusiness,
    },
    state.world.app.secret,
  )
}

function readWish({ world: { app } }: StandInState, params: URLSearchParams): Wish | string {
  if (params.get('client_id') !== app.id) return 'Invalid App ID'
  const redirectUri = params.get('redirect_uri') ?? ''
  if (!isAllowed(redirectUri, app.redirectUris)) {
    return "URL blocked: this redirect failed because the redirect URI isn't allowlisted in the app's settings."
  }
  if ((params.get('response_type') ?? 'code') !== 'code') return 'The stand-in knows response_type=code only.'
  const configuration = params.get('config_id')
  if (configuration !== null && !app.configurations[configuration]) return 'Invalid configuration'
  const asked =
    configuration === null
      ? (params.get('scope') ?? '').split(/[,\s]+/)
      : (app.configurations[configuration] ?? [])
  return {
    redirectUri,
    state: params.get('state'),
    permissions: [...new Set([always, ...asked.filter(Boolean)])],
    isBusiness: configuration !== null,
  }
}

function isAllowed(redirectUri: string, allowed: string[]): boolean {
  if (!URL.canParse(redirectUri)) return false
  if (allowed.length > 0) return allowed.includes(redirectUri)
  return ['localhost', '127.0.0.1'].includes(new URL(redirectUri).hostname)
}

function page(status: number, title: string, body: string): Answer {
  const text = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>
  body { font: 16px/1.5 system-ui; max-width: 32rem; margin: 3rem auto; padding: 0 1rem }
  label { display: block } fieldset { margin: 1rem 0 } button { font: inherit; padding: .4rem 1rem }
</style></head><body><h1>${escaped(title)}</h1>${body}</body></html>`
  return { text, status, type: 'text/html; charset=utf-8' }
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
