'use client'

import { PageError } from '../../page-error'

export default PageError
