'use client'

import { Button } from '@/components/ui/button'
import { signOut } from './sign-out'

export function SignOutButton() {
  return (
    <Button look="quiet" size="small" onClick={signOut}>
      Sign out
    </Button>
  )
}
