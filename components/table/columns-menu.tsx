'use client'

import { Menu } from '@base-ui/react/menu'
import { Button } from '../ui/button'
import { classNames } from '../ui/class-names'
import { Icon } from '../ui/icon'
import { PopupLandmark } from '../ui/popup-landmark'
import { popupItemLook, popupLook } from '../ui/popup-look'
import type { DataColumn } from './data-column'

type ColumnsMenuProps<Row> = {
  columns: DataColumn<Row>[]
  hidden: string[]
  onToggle: (id: string) => void
  /** Gives the usual columns back; absent where they are shown. */
  onUsual?: () => void
}

export function ColumnsMenu<Row>({ columns, hidden, onToggle, onUsual }: ColumnsMenuProps<Row>) {
  return (
    <Menu.Root>
      <Menu.Trigger render={<Button size="small" />}>
        Columns
        <Icon name="down" size={14} />
      </Menu.Trigger>
      <Menu.Portal render={<PopupLandmark />}>
        <Menu.Positioner sideOffset={6} align="end" className="z-50 outline-none">
          <Menu.Popup
            className={classNames(popupLook, 'max-h-(--available-height) min-w-44 overflow-y-auto p-1')}
          >
            {columns.map((column) => (
              <Menu.CheckboxItem
                key={column.id}
                className={popupItemLook}
                checked={!hidden.includes(column.id)}
                onCheckedChange={() => onToggle(column.id)}
              >
                <span className="flex w-4">
                  <Menu.CheckboxItemIndicator>
                    <Icon name="check" size={14} />
                  </Menu.CheckboxItemIndicator>
                </span>
                {column.header}
              </Menu.CheckboxItem>
            ))}
            {onUsual ? (
              <>
                <Menu.Separator className="mx-1 my-1 h-px bg-hairline" />
                <Menu.Item className={popupItemLook} onClick={onUsual}>
                  Usual columns
                </Menu.Item>
              </>
            ) : null}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
