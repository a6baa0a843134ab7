'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { toast } from 'sonner'
import { DialogFrame } from '@/components/ui/dialog-frame'
import { MoreMenu } from '@/components/ui/more-menu'
import type { GoalVersion } from '@/lib/goals/goal-version'
import { GoalConfiguration } from './configuration/goal-configuration'
import { LeaveQuestion } from './configuration/leave-question'
import type { GoalSetting } from './goal-setting'
import { useGoalView } from './use-goal-view'
import { GoalVersions } from './versions/goal-versions'

/** The three dots of the page and the two dialogs that they, or the address, open. */
export function GoalDialogs({ setting }: { setting: GoalSetting }) {
  const router = useRouter()
  const { view, isNamed, open, close } = useGoalView()
  const [isDirty, setDirty] = useState(false)
  const [hasNews, setNews] = useState(false)

  // Read anew only at the address that stays, or it would be read twice.
  useEffect(() => {
    if (!hasNews || isNamed) return
    setNews(false)
    router.refresh()
  }, [hasNews, isNamed, router])

  const finish = ({ version }: GoalVersion) => {
    setDirty(false)
    close()
    toast.success(`Version ${version} of the goal is saved`, {
      description: 'Figures follow as soon as it is counted over all conversations.',
    })
    setNews(true)
  }

  return (
    <>
      <MoreMenu
        label="More for Click to Haptik"
        groups={[
          {
            items: [
              { label: 'Goal configuration', onSelect: () => open('edit') },
              { label: 'Versions of the goal', onSelect: () => open('versions') },
            ],
          },
        ]}
      />
      {/* Unsaved work holds the dialog open, whether Escape or the browser's Back asked it to close. */}
      <DialogFrame
        width="large"
        open={view === 'edit' || isDirty}
        onOpenChange={(isOpen) => !isOpen && close()}
      >
        <GoalConfiguration setting={setting} onDirty={setDirty} onSaved={finish} />
        <LeaveQuestion
          open={isDirty && view !== 'edit'}
          onStay={() => open('edit')}
          onLeave={() => setDirty(false)}
        />
      </DialogFrame>
      <DialogFrame
        width="large"
        open={view === 'versions' && !isDirty}
        onOpenChange={(isOpen) => !isOpen && close()}
      >
        <GoalVersions setting={setting} onEdit={() => open('edit')} />
      </DialogFrame>
    </>
  )
}
