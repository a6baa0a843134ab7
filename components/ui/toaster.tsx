'use client'

import { Toaster as Sonner } from 'sonner'

/** Once, in the root layout; `toast` from sonner speaks through it. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      gap={8}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center font-sans gap-3 rounded-control border border-hairline bg-raised px-4 py-3 text-small text-ink shadow-popup sm:w-[356px]',
          title: 'font-medium',
          description: 'text-muted',
          success: '[&_[data-icon]]:text-good',
          error: '[&_[data-icon]]:text-bad',
          actionButton: 'ml-auto shrink-0 rounded-md px-2 py-1 font-medium text-accent-ink hover:bg-sunken',
          cancelButton: 'ml-auto shrink-0 rounded-md px-2 py-1 text-muted hover:bg-sunken',
        },
      }}
    />
  )
}
