import { WORKER_PATH } from '../assets.ts';

// Only pages of somebody who is signed in load this: their dossiers seen last can be opened without a connection.
if ('serviceWorker' in navigator) void navigator.serviceWorker.register(WORKER_PATH);
