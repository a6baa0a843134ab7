import type { Metadata } from 'next'
import { StandalonePage } from './standalone-page'

export const metadata: Metadata = { title: 'Not allowed' }

export default function Forbidden() {
  return (
    <StandalonePage title="Your role does not allow this">
      An admin or the owner of the workspace can do it, or give you a role that may.
    </StandalonePage>
  )
}
