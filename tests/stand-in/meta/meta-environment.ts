import type { MetaWorld } from './meta-world'
import { verifyToken } from './small-world'

/** What the app's environment must hold so that it takes the stand-in for Meta. */
export function metaEnvironment(address: string, { app, version }: MetaWorld) {
  return {
    META_APP_ID: app.id,
    META_APP_SECRETS: app.secret,
    META_VERIFY_TOKEN: verifyToken,
    META_GRAPH_URL: address,
    META_GRAPH_VERSION: version,
    META_LOGIN_URL: address,
  }
}
