import './examples.css';
import '@parley/react/styles.css';
import { createRoot } from 'react-dom/client';
import { Page } from './page.tsx';

const place = document.querySelector('#page');
if (place !== null) createRoot(place).render(<Page />);
