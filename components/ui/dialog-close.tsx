'use client'

import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import type { ReactElement } from 'react'
import { Button } from './button'

export type DialogCloseProps = { label?: string; render?: ReactElement }

/** A button inside a `Dialog` or `Drawer` that closes it. */
export function DialogClose({ label = 'Cancel', render = <Button /> }: DialogCloseProps) {
  return <BaseDialog.Close render={render}>{label}</BaseDialog.Close>
}
