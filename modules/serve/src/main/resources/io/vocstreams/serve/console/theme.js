// Before anything is drawn, so that no other colours are seen first.
document.documentElement.dataset.theme = localStorage.getItem('voc-theme')
  || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
