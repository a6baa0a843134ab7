import type { Metadata } from 'next'
import { StandalonePage } from './standalone-page'

export const metadata: Metadata = { title: 'Nothing here' }

export default function NotFound() {
  return (
    <StandalonePage title="There is nothing here">
      The address may be mistyped, or what stood here may be gone or in a workspace that you are not a member
      of.
    </StandalonePage>
  )
}
